/** Query parameters as Next passes them to a page. */
export type Search = Record<string, string | string[] | undefined>;

/** A single value of a parameter: the first if it is repeated, undefined if it is empty. */
export function one(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value) || undefined;
}
