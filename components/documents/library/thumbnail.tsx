import { FileQuestion, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import type { DocumentSummary } from "#server/documents/library/contract.ts";
import { contentAddress, documentAddress } from "./content-address.ts";

type Shown = Pick<DocumentSummary, "documentId" | "title" | "form" | "pageCount">;

/** A photo or the first page of a document, small; it opens. */
export function Thumbnail({ patientId, document }: { patientId: string; document: Shown }) {
  const words = useTranslations("documents");
  const { documentId, form, pageCount } = document;
  const title = document.title || words(form === "picture" ? "photo" : "document");
  const named = { patientId, documentId };
  return (
    <Link
      href={documentAddress(named)}
      data-walk
      className="group block w-32 rounded-field border border-line bg-sunken hover:border-edge"
    >
      <span className="flex h-28 items-center justify-center overflow-hidden rounded-t-field">
        {form === "none" ? (
          <FileQuestion aria-hidden="true" className="size-9 text-ink-faint" />
        ) : (
          // biome-ignore lint/performance/noImgElement: bytes of a patient, never kept or resized by another server
          <img src={contentAddress(named, "thumbnail")} alt="" loading="lazy" className="size-full object-contain" />
        )}
      </span>
      <span className="flex items-center gap-1.5 border-line border-t bg-raised px-2 py-1.5 text-small">
        {form === "pages" ? <FileText aria-hidden="true" className="size-4 shrink-0 text-ink-soft" /> : null}
        <span className="min-w-0 truncate">{title}</span>
        {pageCount === null ? null : <span className="ml-auto text-ink-soft tabular-nums">{pageCount}</span>}
        <span className="sr-only">{words("open")}</span>
      </span>
    </Link>
  );
}
