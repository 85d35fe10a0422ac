import { z } from "zod";
import {
  type DocumentForm,
  type DocumentOrigin,
  documentTitleMax,
  type NotShownReason,
  pagesShownMax,
} from "#db/terms/documents.ts";

export const DocumentInput = z.object({ patientId: z.uuid(), documentId: z.uuid() });
export type DocumentInput = z.infer<typeof DocumentInput>;

export const JudgeDocumentInput = DocumentInput.extend({ isJudged: z.boolean() });
export type JudgeDocumentInput = z.infer<typeof JudgeDocumentInput>;

export const SendDocumentInput = z.object({
  patientId: z.uuid(),
  title: z.string().trim().min(1).max(documentTitleMax),
});
export type SendDocumentInput = z.infer<typeof SendDocumentInput>;

/** A photo or document as the practice sees it. Empty and null: not said. */
export type DocumentSummary = {
  documentId: string;
  origin: DocumentOrigin;
  messageId: string | null;
  receivedAt: Date;
  title: string;
  note: string;
  typeName: string | null;
  bodySite: string | null;
  authorName: string | null;
  recipientName: string | null;
  pgoName: string | null;
  statedAt: Date | null;
  form: DocumentForm;
  notShownReason: NotShownReason | null;
  /** Of a picture, in pixels. */
  width: number | null;
  height: number | null;
  isAnimated: boolean;
  pageCount: number | null;
  isActive: boolean;
  /** The same bytes of this patient are here more than once. */
  isTwice: boolean;
  judged: { at: Date; byName: string | null } | null;
  /** Of the practice's: who sent it, and when a PGO fetched it. */
  sentByName: string | null;
  fetchedAt: Date | null;
};

/** The newest of a patient. */
export const documentsListedMax = 200;

/** What can be shown of a document: how it looks in a list, the whole picture, a page of it, or a PDF as it came. */
export const contentSizes = ["thumbnail", "picture", "page", "file"] as const;
export type ContentSize = (typeof contentSizes)[number];

/** `page` of a PDF, from 1. */
export const ContentInput = DocumentInput.extend({
  size: z.enum(contentSizes),
  page: z.coerce.number().int().min(1).max(pagesShownMax).default(1),
});
export type ContentInput = z.infer<typeof ContentInput>;
