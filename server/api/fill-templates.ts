import { type Figures, fill } from "#db/terms/reply-blanks.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { messages } from "#server/language/messages.ts";
import { getMeasurements } from "#server/measurements/get-measurements.ts";
import { getSeries } from "#server/measurements/get-series.ts";
import type { FilledTemplate, ReplyTemplate } from "#server/reviews/contract.ts";
import { pressureFigures, seriesFigures } from "#server/reviews/figure-rules.ts";

const lookBackDays = 60;

/**
 * Texts to begin a reply with, with the figures of the series that asks for attention most. The figures come from measurements, the texts
 * from reviews: neither knows the other.
 */
export async function fillTemplates(
  opened: OpenedPatient<"measurement.read">,
  templates: readonly ReplyTemplate[],
): Promise<FilledTemplate[]> {
  const figures = await figuresOf(opened);
  return templates.map((template) => ({ ...template, ...fill(template.body, figures) }));
}

async function figuresOf(opened: OpenedPatient<"measurement.read">): Promise<Figures> {
  const { kinds } = await getMeasurements(opened);
  const [first] = kinds;
  if (!first) return {};
  const { patientId } = opened;
  const series = await getSeries(opened, { patientId, kind: first.kind, days: lookBackDays });
  if (series.homePressure) return pressureFigures(series.homePressure, series.targets);
  return seriesFigures(series, unitWord(series.unit));
}

/** As a patient reads it; a unit without a word is left out. */
function unitWord(unit: string | null): string {
  const units: Record<string, string> = messages.nl.measurements.units;
  return unit === null ? "" : (units[unit] ?? "");
}
