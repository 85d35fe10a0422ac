import { z } from "zod";
import type { PopulationSort } from "#db/terms/measurements.ts";

/** The keys of the last row of a page: what it is ordered by as the database has it, its patient and its kind. */
const PopulationCursor = z.tuple([z.string().max(400), z.uuid(), z.string().max(40)]);
export type PopulationCursor = z.infer<typeof PopulationCursor>;
export type PopulationColumn = "attention" | "name" | "last";

/** Where the next page begins; unreadable on purpose, so that nobody builds on it. */
export function cursorOf(cursor: PopulationCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Null for the first page, and for a cursor that somebody made up or that belongs to another order. */
export function readCursor(text: string | undefined, sort: PopulationSort): PopulationCursor | null {
  if (!text) return null;
  try {
    const cursor = PopulationCursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    const [key, , kind] = cursor;
    return fits(key, orderOf(sort).column) && !`${key}${kind}`.includes("\0") ? cursor : null;
  } catch {
    return null;
  }
}

function fits(key: string, column: PopulationColumn): boolean {
  if (column === "name") return true;
  if (column === "attention") return /^\d{1,9}$/.test(key);
  return key === "-infinity" || !Number.isNaN(Date.parse(key));
}

/** The column and direction of an order as the address writes it: "name", "-attention". */
export function orderOf(sort: PopulationSort): { column: PopulationColumn; isDescending: boolean } {
  const isDescending = sort.startsWith("-");
  if (sort.endsWith("name")) return { column: "name", isDescending };
  return { column: sort.endsWith("last") ? "last" : "attention", isDescending };
}
