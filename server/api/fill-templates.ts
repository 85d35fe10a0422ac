import type { MeasurementKind } from "#db/terms/measurements.ts";
import { type Figures, fill } from "#db/terms/message-blanks.ts";
import { grant } from "#server/access/access.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { messages } from "#server/language/messages.ts";
import { getMeasurements } from "#server/measurements/series/get-measurements.ts";
import { getSeries } from "#server/measurements/series/get-series.ts";
import { pressureFigures, seriesFigures } from "#server/messages/figure-rules.ts";
import { listTemplates } from "#server/messages/list-templates.ts";
import type { FilledTemplate } from "#server/messages/template-contract.ts";

const lookBackDays = 60;

/**
 * Templates to start a message from. A template about a measurement kind gets that kind's values and is left out for a
 * patient who does not measure it; the others get no values. Composed here because measurements and messages do not
 * import each other.
 */
export async function fillTemplates(opened: OpenedPatient<"measurement.read">): Promise<FilledTemplate[]> {
  const [templates, { kinds }] = await Promise.all([
    listTemplates(grant(opened.access.actor, "message.list-templates")),
    getMeasurements(opened),
  ]);
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

/** The unit in Dutch, as a patient reads it; a unit without a translation is omitted. */
function unitWord(unit: string | null): string {
  const units: Record<string, string> = messages.nl.measurements.units;
  return unit === null ? "" : (units[unit] ?? "");
}
