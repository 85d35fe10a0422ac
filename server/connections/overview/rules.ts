import { z } from "zod";
import type { OverviewSort } from "#db/terms/connections.ts";

/** The keyset of the last row of a page: its sort value, exactly as in the database, and its id. */
const OverviewCursor = z.tuple([z.string().max(400), z.uuid()]);
export type OverviewCursor = z.infer<typeof OverviewCursor>;

/** The start of the next page; opaque, so that no client depends on its contents. */
export function cursorOf(cursor: OverviewCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Null for the first page, and for a cursor that is invalid or belongs to another sort order. */
export function readCursor(text: string | undefined, sort: OverviewSort): OverviewCursor | null {
  if (!text) return null;
  try {
    const cursor = OverviewCursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    const isMoment = orderOf(sort).column === "name" || !Number.isNaN(Date.parse(cursor[0]));
    return isMoment && !cursor[0].includes("\0") ? cursor : null;
  } catch {
    return null;
  }
}

/** The column and direction of a sort order as in the URL: "name", "-since". */
export function orderOf(sort: OverviewSort): { column: "name" | "since"; isDescending: boolean } {
  return { column: sort.endsWith("name") ? "name" : "since", isDescending: sort.startsWith("-") };
}

/** A LIKE pattern that matches this text literally, anywhere. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
