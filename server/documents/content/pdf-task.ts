/** Work for the thread that reads PDF's. `page` counts from 1, `width` in pixels. */
export type PdfTask =
  | { task: "inspect"; bytes: Uint8Array }
  | { task: "draw"; bytes: Uint8Array; page: number; width: number };
