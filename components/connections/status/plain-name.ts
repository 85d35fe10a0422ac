/**
 * The everyday name of a data service: without the prefix "Verzamelen" or "Delen" and without the version. The official
 * name is shown next to it, for contact with a supplier.
 */
export function plainName(name: string): string {
  // Looks back first: a run of spaces is read once, not once from each of them.
  const plain = name.replace(/^(verzamelen|delen)\s+/i, "").replace(/(?<!\s)\s+\d+(\.\w+)*$/, "");
  if (plain === "") return name;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
