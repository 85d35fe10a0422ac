import { type CallFacts, said } from "./instruction-limits.ts";
import { helpOf } from "./measurement-instructions.ts";
import type { MeasurementKind } from "./measurements.ts";

type Condition = {
  above?: number | null;
  below?: number | null;
  diastolicAbove?: number | null;
  rise?: number | null;
  riseHours?: number | null;
  silentDays?: number | null;
};

/**
 * What a patient reads of an alarm that was agreed: about what the practice is notified, that nobody looks while it is closed, and whom to
 * call then. Fixed words and our own choice (2026-11-30), so that nobody seems to be watched over. The reason stays inside.
 */
export function alarmText(kind: MeasurementKind, condition: Condition, calls: CallFacts): string {
  const lines = conditionLines(kind, condition).map((line) => `- ${line}`);
  return [
    [`Met u is afgesproken dat wij een melding krijgen over ${subjects[kind]}, bij:`, ...lines].join("\n"),
    "Is de praktijk open, dan kijken wij ernaar en nemen zo nodig contact met u op. Is de praktijk dicht, dan ziet niemand de melding.",
    helpOf(calls),
  ].join("\n\n");
}

function conditionLines(kind: MeasurementKind, condition: Condition): string[] {
  const { above, below, diastolicAbove, rise, riseHours, silentDays } = condition;
  const what = kind === "blood-pressure" ? "een bovendruk" : "een waarde";
  return [
    ...line(above, (figure) => `${what} hoger dan ${figure}`),
    ...line(diastolicAbove, (figure) => `een onderdruk hoger dan ${figure}`),
    ...line(below, (figure) => `${what} lager dan ${figure}`),
    ...line(rise, (figure) => `een stijging van meer dan ${figure} in ${said(riseHours ?? 0)} uur`),
    ...line(silentDays, (figure) => (figure === "1" ? "een dag zonder meting" : `${figure} dagen zonder meting`)),
  ];
}

function line(figure: number | null | undefined, say: (figure: string) => string): string[] {
  return typeof figure === "number" && Number.isFinite(figure) ? [say(said(figure))] : [];
}

const subjects: Record<MeasurementKind, string> = {
  "blood-pressure": "uw bloeddruk",
  "blood-glucose": "uw bloedsuiker",
  "body-weight": "uw gewicht",
  "body-height": "uw lengte",
  "heart-rate": "uw hartslag",
  "pulse-rate": "uw polsslag",
  "oxygen-saturation": "de zuurstof in uw bloed",
  "body-temperature": "uw temperatuur",
  respiration: "uw ademhaling",
  "pain-score": "uw pijn",
  other: "uw metingen",
};
