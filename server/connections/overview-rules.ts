import { z } from "zod";

const OverviewCursor = z.object({ name: z.string().max(300), id: z.uuid(), since: z.iso.datetime() });
export type OverviewCursor = z.infer<typeof OverviewCursor>;

/** Where the next page begins: the keys of the last row, unreadable on purpose so that nobody builds on it. */
export function cursorOf(row: { organizationName: string; organizationId: string; stateSince: Date }): string {
  const cursor = { name: row.organizationName, id: row.organizationId, since: row.stateSince.toISOString() };
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Null for the first page, and for a cursor that somebody made up. */
export function readCursor(text: string | undefined): OverviewCursor | null {
  if (!text) return null;
  try {
    return OverviewCursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

/**
 * One field of a CSV file (RFC 4180). A spreadsheet runs what begins with = + - @ or a control character as a formula; a
 * quote in front keeps it text.
 */
export function csvField(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One line of a CSV file. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvField).join(",")}\r\n`;
}
