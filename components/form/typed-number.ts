/**
 * The number that somebody typed, with a comma or a point: null for nothing, NaN for what is no number, so that the contract says what
 * is wrong instead of a field that quietly makes something of it.
 */
export function typedNumber(text: string): number | null {
  const typed = text.trim().replace(",", ".").replace("−", "-");
  if (typed === "") return null;
  return /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
}
