import { z } from "zod";
import type { PopulationSort } from "#db/terms/measurements.ts";

/**
 * The keys of the last row of a page: the sort key as text from the database, the patient and the kind. In the order of names the key is
 * empty, as it stands in an address: the name is looked up by the patient.
 */
const PopulationCursor = z.tuple([z.string().max(400), z.uuid(), z.string().max(40)]);
export type PopulationCursor = z.infer<typeof PopulationCursor>;
export type PopulationColumn = "attention" | "name" | "last";

/** Start of the next page; opaque, so that nobody builds on its format. */
export function cursorOf(cursor: PopulationCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Null for the first page, and for a cursor that is forged or belongs to another sort order. */
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
  if (column === "name") return key === "";
  if (column === "attention") return /^\d{1,9}$/.test(key);
  return key === "-infinity" || !Number.isNaN(Date.parse(key));
}

/** Column and direction of a sort order as written in the URL: "name", "-attention". */
export function orderOf(sort: PopulationSort): { column: PopulationColumn; isDescending: boolean } {
  const isDescending = sort.startsWith("-");
  if (sort.endsWith("name")) return { column: "name", isDescending };
  return { column: sort.endsWith("last") ? "last" : "attention", isDescending };
}
