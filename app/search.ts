/** What stands behind the question mark of an address, as Next hands it over. */
export type Search = Record<string, string | string[] | undefined>;

/** One value of it; of several the first, and nothing for an empty one. */
export function one(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value) || undefined;
}
