import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { When } from "#components/ui/when.tsx";
import type { DocumentSummary } from "#server/documents/library/contract.ts";

/** Of a patient's: whether somebody judged it. Of ours: whether the PGO fetched it. */
export function DocumentStanding({ document }: { document: DocumentSummary }) {
  const words = useTranslations("documents");
  const { origin, judged, fetchedAt } = document;
  if (origin === "practice") {
    return (
      <Badge state={fetchedAt ? "fine" : "open"}>
        {words(fetchedAt ? "fetched" : "notFetched")} {fetchedAt ? <When at={fetchedAt} /> : null}
      </Badge>
    );
  }
  if (!judged) return <Badge state="open">{words("notJudged")}</Badge>;
  return <Badge state="fine">{words("judged", { name: judged.byName ?? "" })}</Badge>;
}
