import { useTranslations } from "next-intl";
import { changedAddress } from "#components/table/list-address.ts";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { type TieShow, tieShows } from "#db/terms/connections.ts";

type TieShowsProps = { chosen: TieShow; address: { path: string; search: string } };

/** What waits for a proof, what two organizations claim, and what is confirmed. */
export function TieShows({ chosen, address }: TieShowsProps) {
  const words = useTranslations("connections.confirm");
  const links = tieShows.map((show) => ({
    href: changedAddress(address.path, address.search, { show: show === "open" ? null : show }),
    label: words(`shows.${show}`),
    isCurrent: chosen === show,
  }));
  return <TabLinks label={words("showing")} links={links} />;
}
