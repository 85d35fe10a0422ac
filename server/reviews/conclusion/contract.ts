import { z } from "zod";
import { alarmOutcomes, alarmsAtOnceMax } from "#db/terms/measurement-alarms.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { messageLengthMax } from "#db/terms/messages.ts";
import {
  itemsAtOnceMax,
  type ReviewAdjustment,
  type ReviewConclusion,
  type ReviewItemKind,
  reviewAdjustments,
  reviewConclusions,
} from "#db/terms/reviews.ts";
import { Moment } from "#server/calendar/contract.ts";
import { normalTogetherMax, type WaitingPatient } from "#server/reviews/round/contract.ts";
import { TaskFacts } from "#server/tasks/contract.ts";
import type { Draft } from "./draft-contract.ts";

const PatientId = z.uuid();

/**
 * A conclusion about the items on the screen. `reviewId` is generated with the screen, which makes it idempotent.
 * `note` is internal to the practice and is copied to the HIS; `message` is all that the patient reads.
 */
export const ConcludeInput = z
  .object({
    reviewId: z.uuid(),
    patientId: PatientId,
    itemIds: z.array(z.uuid()).min(1).max(itemsAtOnceMax),
    conclusion: z.enum(reviewConclusions),
    /** What changes; "adjust" needs it, the others have none. */
    adjusts: z.enum(reviewAdjustments).nullable().default(null),
    /** Its text for the HIS was just copied, so it counts as taken over at once, and cannot be undone. */
    isTakenOver: z.boolean().default(false),
    note: z.string().trim().max(4_000).default(""),
    message: z.string().trim().max(messageLengthMax).default(""),
    task: TaskFacts.nullable().default(null),
    /** What came of the open alarms on the screen; null: they are left open, or there are none. */
    alarmOutcome: z
      .object({ alarmIds: z.array(z.uuid()).min(1).max(alarmsAtOnceMax), outcome: z.enum(alarmOutcomes) })
      .nullable()
      .default(null),
  })
  .refine(({ conclusion, adjusts }) => (conclusion === "adjust") === (adjusts !== null), { path: ["adjusts"] });

export type ConcludeInput = z.infer<typeof ConcludeInput>;

/** Several normal patients, each with what the screen showed: anything newer stays open. */
export const ConcludeNormalInput = z.object({
  patients: z
    .array(z.object({ patientId: PatientId, latestAt: Moment }))
    .min(1)
    .max(normalTogetherMax),
});

export type ConcludeNormalInput = z.infer<typeof ConcludeNormalInput>;

export const ReviewInput = z.object({ reviewId: z.uuid() });

export type ReviewInput = z.infer<typeof ReviewInput>;

export type OpenItem = {
  itemId: string;
  kind: ReviewItemKind;
  arrivedAt: Date;
  /** The DVA that delivered it. */
  gatewayName: string | null;
  pgoName: string | null;
  /** For a delivery: the number of new values. For answers: the questionnaire. */
  newCount: number | null;
  questionnaireTitle: string | null;
  /** For a silence: the kind that did not arrive, and its first day. */
  measurementKind: MeasurementKind | null;
  silentSince: string | null;
};

export type PastReview = {
  reviewId: string;
  /** Until when the reader can undo it; null: not any more, or it is a colleague's. */
  undoUntil: Date | null;
  conclusion: ReviewConclusion;
  adjusts: ReviewAdjustment | null;
  note: string | null;
  itemCount: number;
  reviewedByName: string | null;
  reviewedAt: Date;
  takenOverByName: string | null;
  takenOverAt: Date | null;
  message: { body: string; sentAt: Date; fetchedAt: Date | null } | null;
  task: { text: string; dueOn: string; doneAt: Date | null } | null;
};

/** A kind with new values, or whose expected values did not arrive, and since when there is something to show. */
export type DeliveredKind = { kind: MeasurementKind; oldestAt: Date };

/** One patient of the round, opened. `waiting` null: nothing is waiting any more; `last` then tells who reviewed it. */
export type PatientInRound = {
  /** For the conclusion that may be made on this screen. */
  reviewId: string;
  readAt: Date;
  waiting: Omit<WaitingPatient, "patient"> | null;
  /** The oldest open items: what a conclusion on this screen covers. `isMore`: there are newer ones. */
  items: OpenItem[];
  isMore: boolean;
  /** The kinds in the deliveries among them. */
  delivered: DeliveredKind[];
  last: PastReview | null;
  /** The reader's draft about these items. */
  draft: Draft | null;
  /** Its place among those who wait within the filter, from 1; null: it is not among them. */
  position: number | null;
  /** The neighbours in the order of the round. */
  next: string | null;
  previous: string | null;
};

/** The reviews made, and the patients left open because something arrived, or a colleague was first or handed over. */
export type ConcludedNormal = { reviewIds: string[]; leftOpen: string[] };
