/** The state of a list in an address: `sort` ("name", "-name"), `after` (the cursor of the next page), and its filters. */
const sortKey = "sort";
const cursorKey = "after";

/** The address with another order; it starts at the first page again. The same column turns round. */
export function sortedAddress(path: string, search: string, column: string, current: string | undefined): string {
  return changedAddress(path, search, { [sortKey]: current === column ? `-${column}` : column });
}

/** The address of the page after a cursor. */
export function nextAddress(path: string, search: string, cursor: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set(cursorKey, cursor);
  return `${path}?${parameters}`;
}

/** The address with other filters; an empty one is left out, and the list starts at its first page. */
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

/** Whether the list stands past its first page. */
export function isPastFirst(search: string): boolean {
  return new URLSearchParams(search).has(cursorKey);
}
