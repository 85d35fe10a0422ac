import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { When } from "#components/ui/when.tsx";
import type { DocumentSummary } from "#server/documents/library/contract.ts";
import { DocumentStanding } from "./document-standing.tsx";

/** Where it comes from, when it was made, and what the patient wrote with it. */
export function DocumentFacts({ document, acts }: { document: DocumentSummary; acts: ReactNode }) {
  const words = useTranslations("documents");
  const { origin, receivedAt, statedAt, note, width, height, pageCount, form } = document;
  const title = document.title || words(form === "picture" ? "photo" : "document");
  const said: [string, ReactNode][] = [
    [words("origin"), words(`from.${origin}`)],
    [words(origin === "patient" ? "received" : "sent"), <When key="at" at={receivedAt} />],
    [words("taken"), origin === "patient" && statedAt ? <When key="made" at={statedAt} /> : null],
    [words("bodySite"), document.bodySite],
    [words("type"), document.typeName],
    [words("author"), document.authorName ?? document.sentByName],
    [words("recipient"), document.recipientName],
    [words("pgo"), document.pgoName],
  ];
  const size =
    width && height ? words("size", { width, height }) : pageCount ? words("pages", { count: pageCount }) : null;
  const facts = said.flatMap(([term, detail]) => (detail ? [{ term, detail }] : []));
  return (
    <Card title={<span className="break-words">{title}</span>} aside={<DocumentStanding document={document} />}>
      <div className="space-y-3">
        {note ? <p className="max-w-prose whitespace-pre-line break-words">{note}</p> : null}
        <DescriptionList facts={facts} />
        {size ? <p className="text-ink-soft text-small">{size}</p> : null}
        {document.isAnimated ? <p className="text-small">{words("animated")}</p> : null}
        {document.isActive ? <p className="text-small">{words("active")}</p> : null}
        {document.isTwice ? <p className="text-small">{words("twice")}</p> : null}
        {acts}
      </div>
    </Card>
  );
}
