import type { ContentSize } from "#server/documents/library/contract.ts";

type Named = { patientId: string; documentId: string };

/** Where a browser gets what is shown of a document. */
export function contentAddress({ patientId, documentId }: Named, size: ContentSize, page = 1): string {
  return `/api/documents/${patientId}/${documentId}?size=${size}${page === 1 ? "" : `&page=${page}`}`;
}

/** The screen with one photo or document, `beside` another. */
export function documentAddress({ patientId, documentId }: Named, beside: string | null = null): string {
  return `/patients/${patientId}/documents/${documentId}${beside === null ? "" : `?beside=${beside}`}`;
}
