/** Who a photo or document is from. One of the practice is for the patient, whose PGO fetches it (MedMij service 51). */
export const documentOrigins = ["patient", "practice"] as const;
export type DocumentOrigin = (typeof documentOrigins)[number];

/** How the practice sees it: a picture, a picture of each page of a PDF, or nothing. */
export const documentForms = ["picture", "pages", "none"] as const;
export type DocumentForm = (typeof documentForms)[number];

/**
 * Why nothing of it is shown: a photo of a phone that browsers and we cannot read (HEIC), a drawing or page with code (SVG, HTML), a kind we
 * do not know, what is damaged, a picture with too many pixels, a PDF that asks for a password, or what a scanner found to be harmful.
 */
export const notShownReasons = ["heic", "markup", "unknown", "damaged", "too-large", "encrypted", "harmful"] as const;
export type NotShownReason = (typeof notShownReasons)[number];

/**
 * Pixels of a picture: more than any telephone takes now, and 240 MB while it is read. Own choice, 2026-12-01. The bytes are bounded by the
 * body of a request (server/fhir/format/limits.ts).
 */
export const pixelsMax = 60_000_000;

/** Pages of a PDF that are shown; the number of all of them is said. Own choice, 2026-12-01. */
export const pagesShownMax = 200;

/** Attachments of one delivery. Own choice, 2026-12-01: what a person looks at in one go. */
export const attachmentsMax = 20;

/** Bytes of what the practice sends to a patient: what the body of one response holds as base64. Own choice, 2026-12-01. */
export const documentBytesMax = 7_000_000;

/** Length of a title, and of what was written with it. */
export const documentTitleMax = 200;
export const documentNoteMax = 4_000;
