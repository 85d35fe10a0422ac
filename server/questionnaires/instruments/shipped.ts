import type { ShippedQuestionnaire } from "./declare.ts";
import { gad7 } from "./gad-7.ts";
import { homeMeasurements } from "./home-measurements.ts";
import { intake } from "./intake.ts";
import { phq9 } from "./phq-9.ts";

/** The questionnaires shipped with Balie, in the order of the library. */
export const shipped: readonly ShippedQuestionnaire[] = [phq9, gad7, intake, homeMeasurements];

export function shippedById(questionnaireId: string): ShippedQuestionnaire | null {
  return shipped.find((each) => each.questionnaireId === questionnaireId) ?? null;
}
