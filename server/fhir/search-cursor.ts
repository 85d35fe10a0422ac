/** Place in a list that is newest first: after the resource with this moment and id. */
export type Cursor = { at: Date; id: string };

/** As it stands in the address of the next page; it holds no personal data. */
export function cursorOf({ at, id }: Cursor): string {
  return `${at.getTime().toString(36)}.${id}`;
}

/** Null: the first page; undefined: none of ours. */
export function readCursor(cursor: string | null): Cursor | null | undefined {
  if (cursor === null) return null;
  const parts = /^(-?[0-9a-z]{1,11})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(cursor);
  const at = new Date(Number.parseInt(parts?.[1] ?? "", 36));
  return parts && !Number.isNaN(at.getTime()) ? { at, id: parts[2] ?? "" } : undefined;
}
