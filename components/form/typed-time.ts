/**
 * Normalizes a typed time ("8", "8:05", "0805", "8.05") to the format of the contract, "08:05"; null if empty. Anything
 * else is returned as typed, so that the contract reports the error.
 */
export function typedTime(text: string): string | null {
  const typed = text.trim();
  if (typed === "") return null;
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return typed;
  return `${hour.padStart(2, "0")}:${minute}`;
}
