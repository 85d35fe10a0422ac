/** Smallest group for which a percentage is meaningful; below it only the numbers are shown. */
export const percentFloor = 10;

/**
 * Whole percents, or null for a group that is too small. Never 100 unless all are connected, never 0 unless none is.
 */
export function sharePercent(connected: number, total: number): number | null {
  if (total < percentFloor) return null;
  const percent = Math.round((connected / total) * 100);
  if (percent === 100 && connected < total) return 99;
  return percent === 0 && connected > 0 ? 1 : percent;
}
