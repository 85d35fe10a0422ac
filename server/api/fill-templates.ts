import type { MeasurementKind } from "#db/terms/measurements.ts";
import { type Figures, fill } from "#db/terms/reply-blanks.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { messages } from "#server/language/messages.ts";
import { getMeasurements } from "#server/measurements/get-measurements.ts";
import { getSeries } from "#server/measurements/get-series.ts";
import { pressureFigures, seriesFigures } from "#server/reviews/figure-rules.ts";
import type { FilledTemplate, ReplyTemplate } from "#server/reviews/reply-contract.ts";

const lookBackDays = 60;

/**
 * Texts to begin a reply with. One about a kind of measurement gets the figures of that kind and is left out for a patient who does not
 * measure it; any other gets no figures. The figures come from measurements, the texts from reviews: neither knows the other.
 */
export async function fillTemplates(
  opened: OpenedPatient<"measurement.read">,
  templates: readonly ReplyTemplate[],
): Promise<FilledTemplate[]> {
  const { kinds } = await getMeasurements(opened);
  const asked = kinds.filter(({ kind }) => templates.some((template) => template.measurementKind === kind));
  const figures = new Map(
    await Promise.all(asked.map(async ({ kind }) => [kind, await figuresOf(opened, kind)] as const)),
  );
  const states = new Map(kinds.map(({ kind, state }) => [kind, state]));
  return templates
    .filter(({ measurementKind }) => measurementKind === null || states.has(measurementKind))
    .map((template) => {
      const { measurementKind: kind } = template;
      const state = kind === null ? null : (states.get(kind) ?? null);
      return { ...template, ...fill(template.body, kind === null ? {} : (figures.get(kind) ?? {})), state };
    });
}

async function figuresOf(opened: OpenedPatient<"measurement.read">, kind: MeasurementKind): Promise<Figures> {
  const { patientId } = opened;
  const series = await getSeries(opened, { patientId, kind, days: lookBackDays });
  if (series.homePressure) return pressureFigures(series.homePressure, series.targets);
  return seriesFigures(series, unitWord(series.unit));
}

/** As a patient reads it; a unit without a word is left out. */
function unitWord(unit: string | null): string {
  const units: Record<string, string> = messages.nl.measurements.units;
  return unit === null ? "" : (units[unit] ?? "");
}
