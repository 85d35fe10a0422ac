import { useTranslations } from "next-intl";
import { changedAddress } from "#components/table/list-address.ts";
import { TabLinks } from "#components/ui/tab-links.tsx";

type OverviewKindsProps = { chosen: string | undefined; address: { path: string; search: string } };

/** Shows practices and pharmacies separately: they have different duties and systems. */
export function OverviewKinds({ chosen, address }: OverviewKindsProps) {
  const words = useTranslations("connections.overview");
  const links = (["all", "practice", "pharmacy"] as const).map((kind) => ({
    href: changedAddress(address.path, address.search, { kind: kind === "all" ? null : kind }),
    label: words(`kinds-many.${kind}`),
    isCurrent: (chosen ?? "all") === kind,
  }));
  return <TabLinks label={words("kind")} links={links} />;
}
