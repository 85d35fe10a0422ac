import { type ReferralCount, type ReferralTally, tallyCountMin } from "./contract.ts";

/**
 * What the alliance reads of the sums over practices. A name that is no PGO in the register is not told: a sender chose it. What is fewer
 * than five is not told either, and there are no totals from which it follows.
 */
export function tallyOf(sums: readonly ReferralCount[], registered: ReadonlySet<string>): ReferralTally[] {
  const cells = new Map<string, ReferralCount>();
  for (const { month, cause, pgoName, count } of sums) {
    const known = pgoName !== null && registered.has(pgoName) ? pgoName : null;
    const key = JSON.stringify([month, known, cause]);
    const sum = (cells.get(key)?.count ?? 0) + count;
    cells.set(key, { month, cause, pgoName: known, count: sum });
  }
  return [...cells.values()]
    .filter(({ count }) => count > 0)
    .map((cell) => ({ ...cell, count: cell.count < tallyCountMin ? null : cell.count }));
}
