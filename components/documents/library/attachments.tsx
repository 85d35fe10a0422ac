import { useTranslations } from "next-intl";
import type { DocumentSummary } from "#server/documents/library/contract.ts";
import { Thumbnail } from "./thumbnail.tsx";

/** The photos and documents that came with one message. */
export function Attachments({ patientId, documents }: { patientId: string; documents: readonly DocumentSummary[] }) {
  const words = useTranslations("documents");
  if (documents.length === 0) return null;
  return (
    <ul aria-label={words("attached", { count: documents.length })} className="flex flex-wrap gap-2">
      {documents.map((one) => (
        <li key={one.documentId}>
          <Thumbnail patientId={patientId} document={one} />
          {one.form === "none" && one.notShownReason ? (
            <p className="max-w-prose pt-1 text-small">{words(`notShown.${one.notShownReason}`)}</p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
