import type { DocumentForm, NotShownReason } from "#db/terms/documents.ts";

/** What is shown of a photo or document. */
export type Shown =
  | {
      form: Extract<DocumentForm, "picture">;
      picture: Buffer;
      thumbnail: Buffer;
      width: number;
      height: number;
      isAnimated: boolean;
    }
  /** `isActive`: it holds script, a form that sends, or other files, so it leaves only as pictures of its pages. */
  | { form: Extract<DocumentForm, "pages">; pageCount: number; isActive: boolean }
  | { form: Extract<DocumentForm, "none">; reason: NotShownReason };
