import { z } from "zod";
import type { OverviewSort } from "#db/terms/connections.ts";

/** The keys of the last row of a page: what it is ordered by, exactly as the database has it, and its id. */
const OverviewCursor = z.tuple([z.string().max(400), z.uuid()]);
export type OverviewCursor = z.infer<typeof OverviewCursor>;

/** Where the next page begins; unreadable on purpose, so that nobody builds on it. */
export function cursorOf(cursor: OverviewCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Null for the first page, and for a cursor that somebody made up or that belongs to another order. */
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

/** The column and direction of an order as the address writes it: "name", "-since". */
export function orderOf(sort: OverviewSort): { column: "name" | "since"; isDescending: boolean } {
  return { column: sort.endsWith("name") ? "name" : "since", isDescending: sort.startsWith("-") };
}

/** A pattern for LIKE that finds this text anywhere, and nothing that only looks like it. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
