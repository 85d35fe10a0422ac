import type { ListSource, RefusalRule } from "#db/terms/register.ts";

/** A list that lost more than this part of its entries waits for a person (performance, "decided" 8). */
export const shrinkShareMax = 0.05;

/** What decides whether an offered list may follow the one in force. */
export type ListStand = { namespace: string; serial: number; stampedAt: Date; source: ListSource };

/** A made-up list gives way to any real one; the other way round it is a list like any other. */
export function isReplacingDemo(current: { source: ListSource } | null, offered: { source: ListSource }): boolean {
  return current?.source === "demo" && offered.source !== "demo";
}

/**
 * Why an offered list with other content may not follow the one in force, or null. Volgnummer counts within one release of
 * a list; between releases only the moment of publication can be compared.
 */
export function findSuccessionFault(current: ListStand | null, offered: ListStand): RefusalRule | null {
  if (current === null || isReplacingDemo(current, offered)) return null;
  if (current.namespace !== offered.namespace) return offered.stampedAt > current.stampedAt ? null : "older-release";
  if (offered.serial < current.serial) return "serial-went-back";
  return offered.serial === current.serial ? "serial-reused" : null;
}

/** Whether so many entries are gone that a person must look first. */
export function isShrinkSuspicious(countBefore: number, countAfter: number): boolean {
  return countAfter < countBefore * (1 - shrinkShareMax);
}
