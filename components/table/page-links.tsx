import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/link-button.tsx";

type PageLinksProps = {
  /** Links to the first page (null on it) and to the next page. */
  startHref: string | null;
  moreHref: string | null;
};

/** Paging below a list that is no table: forward, or back to the first page. */
export function PageLinks({ startHref, moreHref }: PageLinksProps) {
  const words = useTranslations("ui.table");
  if (!startHref && !moreHref) return null;
  return (
    <nav
      aria-label={words("pages")}
      className="flex justify-end gap-2 border-line border-t px-card py-2.5 first:border-t-0"
    >
      {startHref ? (
        <LinkButton look="plain" size="small" href={startHref}>
          {words("first")}
        </LinkButton>
      ) : null}
      {moreHref ? (
        <LinkButton size="small" href={moreHref}>
          {words("next")}
        </LinkButton>
      ) : null}
    </nav>
  );
}
