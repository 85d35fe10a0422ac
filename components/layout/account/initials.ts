/** Initials of the first and the last name: "Ria de Wit" is RW, "Dr. A. Vos" is AV. */
export function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter((part) => /^\p{Lu}/u.test(part) && !/^(Dr|Drs|Mw|Dhr)\.?$/i.test(part));
  const first = parts[0]?.[0] ?? "";
  const last = parts.length > 1 ? (parts.at(-1)?.[0] ?? "") : "";
  return first + last;
}
