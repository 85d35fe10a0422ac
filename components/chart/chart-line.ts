/** Two and a half days: with daily values, one may be late. */
const gapHoursMin = 60;

export type LinePoint = { at: number; value: number };

/**
 * The line through a series: through the values themselves, or through the mean of each day when days have several
 * values (a line through morning and evening readings would only zigzag). It breaks where a value was expected and none
 * came, and at gaps longer than usual for this series, so that it does not claim what was not measured.
 * @param dayOf the calendar day of a time.
 * @param missing times at which a value was expected.
 */
export function linesThrough(
  points: readonly LinePoint[],
  dayOf: (at: number) => number,
  missing: readonly number[] = [],
): LinePoint[][] {
  const sorted = points.toSorted((one, other) => one.at - other.at);
  const days = Map.groupBy(sorted, (point) => dayOf(point.at));
  const isDense = days.size > 0 && sorted.length / days.size > 1.5;
  const through = isDense ? [...days.values()].map(middleOf) : sorted;
  const steps = through.slice(1).map((point, index) => point.at - (through[index]?.at ?? point.at));
  const usual = steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0;
  const gapMax = Math.max(usual * 3, gapHoursMin * 3_600_000);
  return through.reduce<LinePoint[][]>((lines, point) => {
    const line = lines.at(-1);
    const last = line?.at(-1);
    const isBroken = missing.some((at) => last && at > last.at && at < point.at);
    if (line && last && point.at - last.at <= gapMax && !isBroken) line.push(point);
    else lines.push([point]);
    return lines;
  }, []);
}

function middleOf(points: readonly LinePoint[]): LinePoint {
  const mean = (pick: (point: LinePoint) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  return { at: mean((point) => point.at), value: mean((point) => point.value) };
}
