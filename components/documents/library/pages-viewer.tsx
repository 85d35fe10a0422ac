import { useTranslations } from "next-intl";
import { pagesShownMax } from "#db/terms/documents.ts";
import { contentAddress } from "./content-address.ts";

type PagesViewerProps = { patientId: string; documentId: string; title: string; pageCount: number };

/** The pages of a PDF below each other, each a picture that comes when it is needed. */
export function PagesViewer({ patientId, documentId, title, pageCount }: PagesViewerProps) {
  const words = useTranslations("documents");
  const shown = Math.min(pageCount, pagesShownMax);
  return (
    <div className="min-w-0 space-y-4">
      {Array.from({ length: shown }, (_, at) => at + 1).map((page) => (
        <figure key={page} className="mx-auto max-w-[52rem]">
          {/* biome-ignore lint/performance/noImgElement: bytes of a patient, never kept or resized by another server */}
          <img
            src={contentAddress({ patientId, documentId }, "page", page)}
            alt={words("page", { title, page, count: pageCount })}
            loading={page === 1 ? "eager" : "lazy"}
            className="min-h-64 w-full rounded-field border border-line bg-white"
          />
          <figcaption className="pt-1 text-center text-ink-soft text-small tabular-nums">
            {page} / {pageCount}
          </figcaption>
        </figure>
      ))}
      {pageCount > shown ? <p className="text-ink-soft">{words("pagesLeft", { count: pageCount - shown })}</p> : null}
    </div>
  );
}
