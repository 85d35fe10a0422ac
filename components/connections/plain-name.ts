/**
 * The name of a data service as people say it: without "Verzamelen" or "Delen" in front and without the version behind it.
 * The official name stays beside it for who talks to a supplier.
 */
export function plainName(name: string): string {
  const plain = name.replace(/^(verzamelen|delen)\s+/i, "").replace(/\s+\d+(\.\w+)*$/, "");
  if (plain === "") return name;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
