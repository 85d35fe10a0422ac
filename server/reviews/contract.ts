import { z } from "zod";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import {
  type AttentionReason,
  itemsAtOnceMax,
  type ReviewConclusion,
  type ReviewItemKind,
  reviewConclusions,
  roundsMax,
} from "#db/terms/reviews.ts";
import type { ListedPatient } from "#server/patients/contract.ts";
import type { Draft } from "./draft-contract.ts";
import { replyLengthMax } from "./reply-contract.ts";

/** Patients on one page of the round. */
export const roundPageSize = 50;
/** Normal patients that are looked at together. */
export const normalTogetherMax = 12;
/** Counting stops here: "more than 1,000". */
export const waitingCountMax = 1_000;

const PatientId = z.uuid();
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Where somebody stands in the round: attention first, then how long he waits. Survives that he was reviewed meanwhile. */
export const RoundPlace = z.object({
  attention: z.number().int().min(0).max(100),
  waitingSince: z.iso.datetime(),
  patientId: PatientId,
});
export type RoundPlace = z.infer<typeof RoundPlace>;

/** A page of the round; `after` is the place of the last patient of the page before. */
export const RoundInput = z.object({ after: RoundPlace.optional() });
export type RoundInput = z.infer<typeof RoundInput>;

/** Who comes after this place; null: who comes first. */
export const NextInput = z.object({ after: RoundPlace.nullable() });

export const ReviewPatientInput = z.object({ patientId: PatientId });
export type ReviewPatientInput = z.infer<typeof ReviewPatientInput>;

/**
 * What a screen shows already, to hear how much is new without anything moving: ids of patients, or of one patient's items. `since` is
 * when the screen was made.
 */
export const RoundNewsInput = z.object({
  since: z.iso.datetime(),
  known: z.array(z.uuid()).max(200),
  patientId: PatientId.optional(),
});
export type RoundNewsInput = z.infer<typeof RoundNewsInput>;

/** Something for a colleague (`ownerId` null: the team), by a day. */
export const TaskFacts = z.object({
  text: z.string().trim().min(2).max(300),
  ownerId: z.uuid().nullable(),
  dueOn: z.iso.date(),
});
export type TaskFacts = z.infer<typeof TaskFacts>;

/**
 * What a person concludes of the items that were on the screen. `reviewId` is made with the screen, so that the same conclusion sent
 * twice is one. `note` stays inside the practice and goes to the HIS with a take-over; `reply` is all that the patient reads.
 */
export const ConcludeInput = z.object({
  reviewId: z.uuid(),
  patientId: PatientId,
  itemIds: z.array(z.uuid()).min(1).max(itemsAtOnceMax),
  conclusion: z.enum(reviewConclusions),
  note: z.string().trim().max(4_000).default(""),
  reply: z.string().trim().max(replyLengthMax).default(""),
  task: TaskFacts.nullable().default(null),
});
export type ConcludeInput = z.infer<typeof ConcludeInput>;

/** Several normal patients, each as it was seen: what arrived since stays open. */
export const ConcludeNormalInput = z.object({
  patients: z
    .array(z.object({ patientId: PatientId, latestAt: z.iso.datetime() }))
    .min(1)
    .max(normalTogetherMax),
});
export type ConcludeNormalInput = z.infer<typeof ConcludeNormalInput>;

export const ReviewInput = z.object({ reviewId: z.uuid() });
export type ReviewInput = z.infer<typeof ReviewInput>;

export const AddTaskInput = TaskFacts.extend({ patientId: PatientId });
export type AddTaskInput = z.infer<typeof AddTaskInput>;
export const FinishTaskInput = z.object({ taskId: z.uuid() });
export type FinishTaskInput = z.infer<typeof FinishTaskInput>;
/** Open tasks of the reader and the team, open ones of everybody, or those that were done. */
export const taskShows = ["mine", "everybody", "done"] as const;
export const ListTasksInput = z.object({ show: z.enum(taskShows).default("mine") });
export type ListTasksInput = z.infer<typeof ListTasksInput>;

export const PlanRoundsInput = z.object({ times: z.array(Clock).min(1).max(roundsMax) });
export type PlanRoundsInput = z.infer<typeof PlanRoundsInput>;

export type WaitingPatient = {
  patient: ListedPatient;
  waitingSince: Date;
  latestAt: Date;
  attention: number;
  reasons: AttentionReason[];
  isNormal: boolean;
  /** The newest item was not looked at by the rules yet. */
  isAssessmentDue: boolean;
  itemCount: number;
};

/** How the round stands; every count comes from one query. */
export type RoundProgress = {
  /** "14:00", and since when this round counts. */
  plannedAt: string;
  since: Date;
  /** Patients who were reviewed in this round, and who wait now; the latter up to `waitingCountMax`. */
  reviewedCount: number;
  waitingCount: number;
  normalCount: number;
  isMore: boolean;
  /** How long what waits will take, about. */
  minutes: number;
};

export type Round = { progress: RoundProgress; rows: WaitingPatient[]; nextAfter: RoundPlace | null; readAt: Date };

/**
 * How many patients got something new since a screen was made (itself not counted), or how many items of one patient. `reviewedCount`: of
 * the patients that it shows, how many wait no more; of one patient's items, how many a colleague reviewed.
 */
export type RoundNews = { newCount: number; waitingCount: number; reviewedCount: number };

export type OpenItem = {
  itemId: string;
  kind: ReviewItemKind;
  arrivedAt: Date;
  /** Who brought it. */
  gatewayName: string | null;
  pgoName: string | null;
  /** Of a delivery: how many values were new in it. Of answers: which list. */
  newCount: number | null;
  questionnaireTitle: string | null;
  /** Of a silence: what did not come, and the first day of it. */
  measurementKind: MeasurementKind | null;
  silentSince: string | null;
};

export type PastReview = {
  reviewId: string;
  /** Until when whoever asks can take it back; null: not any more, or it is a colleague's. */
  undoUntil: Date | null;
  conclusion: ReviewConclusion;
  note: string | null;
  itemCount: number;
  reviewedByName: string | null;
  reviewedAt: Date;
  takenOverByName: string | null;
  takenOverAt: Date | null;
  reply: { body: string; sentAt: Date; fetchedAt: Date | null } | null;
  task: { text: string; dueOn: string; doneAt: Date | null } | null;
};

/** A kind of which something came in, or of which nothing came; and since when there is something to see. */
export type DeliveredKind = { kind: MeasurementKind; oldestAt: Date };

/** One patient of the round, opened. `waiting` null: nothing waits (any more); `last` then says who reviewed. */
export type PatientInRound = {
  /** For the conclusion that may follow from this screen. */
  reviewId: string;
  readAt: Date;
  waiting: Omit<WaitingPatient, "patient"> | null;
  /** The oldest that are open, and what a conclusion from this screen covers. `isMore`: others come after that. */
  items: OpenItem[];
  isMore: boolean;
  /** What the deliveries among them hold. */
  delivered: DeliveredKind[];
  last: PastReview | null;
  tasks: Task[];
  /** What the reader was writing about these items. */
  draft: Draft | null;
  /** The neighbours in the order of the round. */
  next: string | null;
  previous: string | null;
};

/** The reviews that were made, and the patients that were left open because something new arrived or a colleague was first. */
export type ConcludedNormal = { reviewIds: string[]; leftOpen: string[] };

export type Task = {
  taskId: string;
  patientId: string;
  text: string;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string;
  addedByName: string | null;
  addedAt: Date;
  doneByName: string | null;
  doneAt: Date | null;
};
/** Of one patient. */
export type PatientTasks = { open: Task[]; done: Task[] };
export type TaskWithPatient = Task & { patient: ListedPatient };
