/** One line of a result: what was measured, and against which floor of the same run. */
export type Figure = {
  name: string;
  value: number;
  unit: "ms" | "s" | "MB" | "kB" | "ratio" | "MB/s" | "rows/s" | "rows" | "a second";
  /** The target, e.g. "≤ 1.5". */
  aim?: string;
  isMet?: boolean;
  note?: string;
};

export type BenchReport = { name: string; figures: Figure[]; facts: Record<string, string | number> };

/** What a bench gets: a new, migrated database with the owner's URL, and a temporary folder. */
export type BenchPlace = { ownerUrl: string; folder: string; say: (line: string) => void };

/** Duration in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The value below which this share (0–1) of the measurements lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);
