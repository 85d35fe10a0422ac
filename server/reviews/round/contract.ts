import { z } from "zod";
import { type AttentionReason, roundsMax } from "#db/terms/reviews.ts";
import { Moment } from "#server/calendar/contract.ts";
import type { ListedPatient } from "#server/patients/contract.ts";
import { PatientFilter } from "#server/patients/filter-contract.ts";
import type { HandOver } from "./hand-over-contract.ts";

/** Patients per page of the round. */
export const roundPageSize = 50;

/** Normal patients per screen. */
export const normalTogetherMax = 12;

/** What was handed over to the reader comes before any attention (at most 100) among their own patients. */
export const handedOverFirst = 100;

/** Counting stops here: "more than 1,000". */
export const waitingCountMax = 1_000;

const PatientId = z.uuid();

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A position in the round: by attention, then by waiting time. Remains valid after that patient was reviewed. */
export const RoundCursor = z.object({
  /** With what comes before any attention (`handedOverFirst`). */
  attention: z.number().int().min(0).max(200),
  waitingSince: Moment,
  patientId: PatientId,
});

export type RoundCursor = z.infer<typeof RoundCursor>;

/** A page of the round within a filter; `after` is the position of the last patient of the previous page. */
export const RoundInput = PatientFilter.extend({ after: RoundCursor.optional() });

export type RoundInput = z.infer<typeof RoundInput>;

/** The patient after this position; null: the first one. */
export const NextInput = PatientFilter.extend({ after: RoundCursor.nullable() });

export type NextInput = z.infer<typeof NextInput>;

/** What a screen shows, to count what is new: ids of patients, or of one patient's items. `since`: when it was read. */
export const RoundNewsInput = PatientFilter.extend({
  since: Moment,
  known: z.array(z.uuid()).max(200),
  patientId: PatientId.optional(),
});

export type RoundNewsInput = z.infer<typeof RoundNewsInput>;

export const PlanRoundsInput = z.object({ times: z.array(Clock).min(1).max(roundsMax) });

export type PlanRoundsInput = z.infer<typeof PlanRoundsInput>;

export type WaitingPatient = {
  patient: ListedPatient;
  waitingSince: Date;
  latestAt: Date;
  attention: number;
  reasons: AttentionReason[];
  isNormal: boolean;
  /** The worker has not assessed the newest item yet. */
  isAssessmentDue: boolean;
  itemCount: number;
  handOver: HandOver | null;
};

/** Progress of the round within a filter; all counts come from one query. */
export type RoundProgress = {
  /** "14:00", and the start of this round's counts. */
  plannedAt: string;
  since: Date;
  /** Patients reviewed in this round, and patients waiting now (up to `waitingCountMax`). */
  reviewedCount: number;
  waitingCount: number;
  /** What can be reviewed together: without what was handed over. */
  normalCount: number;
  /** Patients who were handed over to the reader, whatever the filter. */
  handedCount: number;
  isMore: boolean;
  /** An estimate for those who are waiting. */
  minutes: number;
};

export type Round = { progress: RoundProgress; rows: WaitingPatient[]; nextAfter: RoundCursor | null; readAt: Date };

/**
 * How many patients have something new since the screen was read, or how many items of one patient are new.
 * `reviewedCount`: how many of its patients no longer wait, or how many of the patient's items a colleague reviewed.
 */
export type RoundNews = { newCount: number; waitingCount: number; reviewedCount: number };
