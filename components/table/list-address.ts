/** The state of a list in its URL: `sort` ("name", "-name"), `after` (the cursor of the next page), and its filters. */
const sortKey = "sort";
const cursorKey = "after";

/** The URL with another order, at the first page. The same column again reverses the order. */
export function sortedAddress(path: string, search: string, column: string, current: string | undefined): string {
  return changedAddress(path, search, { [sortKey]: current === column ? `-${column}` : column });
}

/** The URL of the page after a cursor. */
export function nextAddress(path: string, search: string, cursor: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set(cursorKey, cursor);
  return `${path}?${parameters}`;
}

/** The URL with other filters, at the first page; empty filters are left out. */
export function changedAddress(path: string, search: string, changes: Record<string, string | null>): string {
  const parameters = new URLSearchParams(search);
  parameters.delete(cursorKey);
  for (const [name, value] of Object.entries(changes)) {
    if (value) parameters.set(name, value);
    else parameters.delete(name);
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** Whether the list is past its first page. */
export function isPastFirst(search: string): boolean {
  return new URLSearchParams(search).has(cursorKey);
}
