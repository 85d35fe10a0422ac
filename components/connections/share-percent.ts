/** Below this many organizations a percentage says more than the numbers can carry; only the numbers are shown then. */
export const percentFloor = 10;

/** Whole percents, or null for a group too small for one. Never 100 while somebody is missing, never 0 while somebody is there. */
export function sharePercent(connected: number, total: number): number | null {
  if (total < percentFloor) return null;
  const percent = Math.round((connected / total) * 100);
  if (percent === 100 && connected < total) return 99;
  return percent === 0 && connected > 0 ? 1 : percent;
}
