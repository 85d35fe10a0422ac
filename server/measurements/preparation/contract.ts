import { z } from "zod";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { Moment } from "#server/calendar/contract.ts";
import { kind, patientId } from "#server/measurements/contract.ts";

/** A line of a SOEP block: message `measurements.soep.lines.<line>`, filled with `values`. */
export type SoepLine = { line: string; values: Record<string, string | number> };

export type SoepFacts = { s: SoepLine[]; o: SoepLine[]; e: SoepLine[]; p: SoepLine[] };

/** As many kinds as fit on the sheet. */
const comparedKindsMax = 3;

/** What was measured up to a moment, beside what was measured after it. */
export const ComparisonInput = z.object({
  patientId,
  kinds: z.array(kind).max(comparedKindsMax),
  since: Moment.transform((text) => new Date(text)),
});

export type ComparisonInput = z.infer<typeof ComparisonInput>;

/** `all`: over the whole day. */
export type ComparedMoment = "all" | "morning" | "evening" | "fasting" | "after-meal";

/** Home values only; `from` and `until` are the days of the first and the last of them. */
export type ComparedAverage = { value: number; diastolic: number | null; count: number; from: string; until: string };

export type KindComparison = {
  kind: MeasurementKind;
  rows: {
    moment: ComparedMoment;
    before: ComparedAverage | null;
    after: ComparedAverage | null;
    /** After minus before; null where one of them is missing. */
    difference: { value: number; diastolic: number | null } | null;
  }[];
};
