import { type HoldRule, holdRules, type ListSource, type RefusalRule } from "#db/terms/register.ts";
import type { Finding } from "./contract.ts";

/** A list that lost more than this percentage of its entries is held for a person. A choice of Balie, not a MedMij rule. */
export const shrinkPercentMax = 5;

/** What determines whether an offered list may follow the one in force. */
export type ListStand = { namespace: string; serial: number; stampedAt: Date; source: ListSource };

/** A list with the number of its entries. */
export type CountedStand = Pick<ListStand, "namespace" | "stampedAt" | "source"> & { count: number };

/** The demo's numbers are invented, so a real list need not count on from them; the reverse follows the normal rules. */
export function isReplacingDemo(current: { source: ListSource } | null, offered: { source: ListSource }): boolean {
  return current?.source === "demo" && offered.source !== "demo";
}

/**
 * Whether one list is real and the other the demo's. How a real list came in does not matter: fetched, uploaded or by
 * command, its numbers are MedMij's own.
 */
export function isOtherSource(current: { source: ListSource }, offered: { source: ListSource }): boolean {
  return (current.source === "demo") !== (offered.source === "demo");
}

/**
 * Why an offered list with different content may not follow the one in force, or null. The serial number (Volgnummer)
 * counts within one release of a list; across releases only the timestamp can be compared, and that is for a person (`findHoldReason`).
 */
export function findSuccessionFault(current: ListStand | null, offered: ListStand): RefusalRule | null {
  if (current === null || isReplacingDemo(current, offered)) return null;
  if (current.namespace !== offered.namespace) return null;
  if (offered.serial < current.serial) return "serial-went-back";
  return offered.serial === current.serial ? "serial-reused" : null;
}

/** Whether so many entries are gone that a person must check first. In whole numbers, so that exactly 5 % is not more. */
export function isShrinkSuspicious(countBefore: number, countAfter: number): boolean {
  return (countBefore - countAfter) * 100 > countBefore * shrinkPercentMax;
}

/**
 * Why a person must decide about an offered list, all reasons in one finding, or null. A first list follows nothing, so
 * nothing is odd about it.
 */
export function findHoldReason(current: CountedStand | null, offered: CountedStand): Finding | null {
  if (current === null) return null;
  const values = {
    "other-source": { before: current.source, after: offered.source },
    "stamped-earlier": { before: current.stampedAt.toISOString(), after: offered.stampedAt.toISOString() },
    "other-release": {},
    shrunk: { before: current.count, after: offered.count },
  };
  const holds: Record<HoldRule, boolean> = {
    "other-source": isOtherSource(current, offered),
    "stamped-earlier": offered.stampedAt < current.stampedAt,
    // Own choice, 2026-11-30: of two releases made at one moment nothing says which one comes after the other.
    "other-release": offered.namespace !== current.namespace && offered.stampedAt <= current.stampedAt,
    shrunk: isShrinkSuspicious(current.count, offered.count),
  };
  const [first, ...further] = holdRules.filter((rule) => holds[rule]).map((rule) => ({ rule, values: values[rule] }));
  if (!first) return null;
  return further.length === 0 ? first : { ...first, further };
}
