import type { Figures } from "#db/terms/message-blanks.ts";
import type { TargetFacts } from "#server/measurements/interpretation/contract.ts";
import type { HomePressure, Pressure } from "#server/measurements/interpretation/home-pressure-contract.ts";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";

type Series = Pick<SeriesAnswer, "decimals" | "average" | "count" | "targets">;

/**
 * The values of home blood pressure as a patient reads them in Dutch: "138 over 84". With too few values to judge there
 * is no average, so no text can state one.
 */
export function pressureFigures(home: HomePressure, targets: readonly TargetFacts[]): Figures {
  const counted = home.isEnough ? home : { average: null, morning: null, evening: null, difference: null };
  const [systolic, diastolic] = (["value", "diastolic"] as const).map(
    (value) => targets.find((target) => target.value === value)?.upper ?? null,
  );
  return kept({
    gemiddelde: spoken(counted.average),
    ochtend: spoken(counted.morning),
    avond: spoken(counted.evening),
    aantal: String(home.isProtocol ? home.doneCount : home.count),
    verwacht: home.isProtocol ? String(home.expectedCount) : null,
    verschil: difference(counted.difference),
    praktijk: spoken(home.practice),
    streefwaarde: systolic && diastolic ? `${systolic} over ${diastolic}` : null,
    afspraak: agreement(targets),
  });
}

/** The values of any other kind. `unit`: the word that a patient reads. */
export function seriesFigures({ average, count, targets, decimals }: Series, unit: string): Figures {
  const target = targets.find((each) => each.value === "value" && each.moment === null) ?? null;
  return kept({
    gemiddelde: average === null ? null : `${number(average, decimals)} ${unit}`.trim(),
    aantal: count === 0 ? null : String(count),
    streefwaarde: target === null ? null : band(target, decimals, unit),
    afspraak: target === null ? null : agreement([target]),
  });
}

/** Only a target set for this patient is called an agreement, not one of the guideline or the practice. */
function agreement(targets: readonly TargetFacts[]): string | null {
  if (targets.length === 0) return null;
  const isOwn = targets.every((target) => target.rule.origin === "patient");
  return isOwn ? "wat we met u hebben afgesproken" : "de streefwaarde";
}

function spoken(pressure: Pressure | null): string | null {
  return pressure === null ? null : `${Math.round(pressure.systolic)} over ${Math.round(pressure.diastolic)}`;
}

/** Home minus practice: "8 over 4 lager". */
function difference(home: Pressure | null): string | null {
  if (home === null) return null;
  const [systolic, diastolic] = [Math.round(home.systolic), Math.round(home.diastolic)];
  if (systolic === 0 && diastolic === 0) return "gelijk";
  if (systolic <= 0 && diastolic <= 0) return `${-systolic} over ${-diastolic} lager`;
  if (systolic >= 0 && diastolic >= 0) return `${systolic} over ${diastolic} hoger`;
  return `${said(systolic)} voor de bovendruk en ${said(diastolic)} voor de onderdruk`;
}

function said(value: number): string {
  return value < 0 ? `${-value} lager` : `${value} hoger`;
}

function band({ lower, upper }: TargetFacts, decimals: number, unit: string): string | null {
  if (lower !== null && upper !== null)
    return `${number(lower, decimals)} tot ${number(upper, decimals)} ${unit}`.trim();
  if (upper !== null) return `lager dan ${number(upper, decimals)} ${unit}`.trim();
  return lower === null ? null : `hoger dan ${number(lower, decimals)} ${unit}`.trim();
}

function number(value: number, decimals: number): string {
  return value.toLocaleString("nl-NL", { maximumFractionDigits: decimals, useGrouping: false });
}

function kept(figures: { [Key in keyof Figures]: string | null }): Figures {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null));
}
