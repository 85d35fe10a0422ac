import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { When } from "#components/ui/when.tsx";
import { type DocumentSummary, documentsListedMax } from "#server/documents/library/contract.ts";
import { DocumentStanding } from "./document-standing.tsx";
import { Thumbnail } from "./thumbnail.tsx";

type DocumentListProps = {
  patientId: string;
  documents: readonly DocumentSummary[];
  /** What can be done with a document of ours. */
  actsOn: (document: DocumentSummary) => ReactNode;
};

/** Every photo and document of a patient, newest first. */
export function DocumentList({ patientId, documents, actsOn }: DocumentListProps) {
  const words = useTranslations("documents");
  if (documents.length === 0) {
    return (
      <Card>
        <EmptyState title={words("none")}>{words("noneBody")}</EmptyState>
      </Card>
    );
  }
  return (
    <Card padding="bare">
      <ul className="divide-y divide-line">
        {documents.map((one) => (
          <li key={one.documentId} className="flex flex-wrap items-start gap-4 p-card">
            <Thumbnail patientId={patientId} document={one} />
            <div className="min-w-0 grow basis-64 space-y-1.5">
              <p>
                {words(`from.${one.origin}`)} · <When at={one.receivedAt} />
                {one.statedAt && one.origin === "patient" ? (
                  <span className="text-ink-soft">
                    {" "}
                    · {words("taken")} <When at={one.statedAt} precision="day" />
                  </span>
                ) : null}
              </p>
              {one.note ? <p className="max-w-prose whitespace-pre-line break-words">{one.note}</p> : null}
              {one.notShownReason ? (
                <p className="max-w-prose text-small">{words(`notShown.${one.notShownReason}`)}</p>
              ) : null}
              <p className="flex flex-wrap items-center gap-2">
                <DocumentStanding document={one} />
                {one.isTwice ? <span className="text-ink-soft text-small">{words("twice")}</span> : null}
              </p>
              {actsOn(one)}
            </div>
          </li>
        ))}
      </ul>
      {documents.length === documentsListedMax ? (
        <p className="border-line border-t px-card py-3 text-ink-soft">{words("more", { max: documentsListedMax })}</p>
      ) : null}
    </Card>
  );
}
