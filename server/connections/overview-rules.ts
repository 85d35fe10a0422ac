import type { OverviewSort } from "./contract.ts";

/** Below this many organizations a percentage says more than the numbers can carry; the screen then shows only the numbers. */
export const percentFloor = 10;

/** Whole percents, or null when the group is too small for one. Never 100 while somebody is missing, never 0 while somebody is there. */
export function sharePercent(connected: number, total: number): number | null {
  if (total < percentFloor) return null;
  const percent = Math.round((connected / total) * 100);
  if (percent === 100 && connected < total) return 99;
  return percent === 0 && connected > 0 ? 1 : percent;
}

/** The column and direction of an order as the address writes it: "name", "-since". */
export function orderOf(sort: OverviewSort): { column: "name" | "since"; isDescending: boolean } {
  return { column: sort.endsWith("name") ? "name" : "since", isDescending: sort.startsWith("-") };
}
