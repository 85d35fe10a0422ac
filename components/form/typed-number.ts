/**
 * Parses a number with a decimal comma or point: null if empty, NaN if it is not a number, so that the contract reports
 * the error instead of the field silently correcting the input.
 */
export function typedNumber(text: string): number | null {
  const typed = text.trim().replace(",", ".").replace("−", "-");
  if (typed === "") return null;
  return /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
}
