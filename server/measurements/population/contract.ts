import { z } from "zod";
import { measurementKinds, type ProtocolKind, populationSorts, seriesStates } from "#db/terms/measurements.ts";
import { type Attention, attentionRanks } from "#db/terms/reviews.ts";
import type { SummaryFacts } from "#server/measurements/assessment/contract.ts";
import type { NamedPatient } from "#server/patients/contract.ts";
import { PatientFilter } from "#server/patients/filter-contract.ts";

export const PopulationFilter = PatientFilter.extend({
  kind: z.enum(measurementKinds).optional(),
  state: z.enum(seriesStates).optional(),
  /** Only series in a running protocol, or only those outside one. */
  protocol: z.enum(["in", "out"]).optional(),
  /** At least this rank. */
  attention: z.enum(attentionNames()).optional(),
  /** No value for at least this many days. */
  silentDays: z.coerce.number().int().min(1).max(3660).optional(),
  sort: z.enum(populationSorts).default("-attention"),
});
export type PopulationFilter = z.infer<typeof PopulationFilter>;

export const PopulationInput = PopulationFilter.extend({
  /** `nextCursor` of the previous page. */
  cursor: z.string().max(800).optional(),
});
export type PopulationInput = z.infer<typeof PopulationInput>;

export const ExportPopulationInput = PopulationFilter.extend({ locale: z.enum(["nl", "en"]).default("nl") });
export type ExportPopulationInput = z.infer<typeof ExportPopulationInput>;

/** A row is one kind of one patient, from the maintained summary. */
export type PopulationRow = SummaryFacts &
  NamedPatient & {
    /** The running protocol. */
    protocol: { protocolId: string; kind: ProtocolKind; startsOn: string; endsOn: string } | null;
    computedAt: Date;
  };

/** `count` above `populationCountMax` means more than that. */
export type PopulationPage = { rows: PopulationRow[]; nextCursor: string | null; count: number };

/** `isMore`: more than `recipientsMax` patients match the filter. */
export type PopulationPatients = { patientIds: string[]; isMore: boolean };

/** Guarantee: the keys of the ranks are their names. */
function attentionNames(): Attention[] {
  return Object.keys(attentionRanks) as Attention[];
}
