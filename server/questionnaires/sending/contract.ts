import { z } from "zod";
import type { ContactNote } from "#db/terms/patients.ts";
import {
  type Localized,
  recipientsMax,
  type ShownState,
  type TaskState,
  taskFilters,
  validDaysDefault,
} from "#db/terms/questionnaires.ts";
import { Moment } from "#server/calendar/contract.ts";
import type { NamedPatient } from "#server/patients/contract.ts";
import { QuestionnaireInput } from "#server/questionnaires/library/contract.ts";

export const taskPageSize = 50;

export const SendInput = QuestionnaireInput.extend({
  patientIds: z.array(z.uuid()).min(1).max(recipientsMax),
  validDays: z.number().int().min(1).max(90).default(validDaysDefault),
  /** Days after which reminders are sent; empty: none. */
  remindAfterDays: z.array(z.number().int().min(1).max(89)).max(4),
  /** For the patient. */
  message: z.string().trim().max(1_000),
  /** Repeated every n months until stopped; null: once. */
  everyMonths: z.number().int().min(1).max(24).nullable(),
}).refine((input) => input.remindAfterDays.every((days) => days < input.validDays), { path: ["remindAfterDays"] });

export type SendInput = z.infer<typeof SendInput>;

/** `skipped`: patients who have the same questionnaire open, who have left, or who are unknown here. */
export type SendOutcome = {
  sendingId: string;
  sentCount: number;
  skipped: { patientId: string; reason: "already-open" | "left" | "unknown" }[];
};

export const RecipientsInput = z.object({ patientIds: z.array(z.uuid()).max(recipientsMax) });

export type RecipientsInput = z.infer<typeof RecipientsInput>;

export type Recipient = NamedPatient & {
  contactNotes: ContactNote[];
  hasLeft: boolean;
  /** Canonical URLs of the questionnaires this patient has open. */
  openUrls: string[];
};

export const TaskInput = z.object({ taskId: z.uuid() });

export type TaskInput = z.infer<typeof TaskInput>;

export const SeriesInput = z.object({ seriesId: z.uuid() });

export type SeriesInput = z.infer<typeof SeriesInput>;

export const ListTasksInput = z.object({
  state: z.enum(taskFilters).optional(),
  questionnaireId: z.uuid().optional(),
  sendingId: z.uuid().optional(),
  /** The last row of the previous page: when it was sent, and its id. */
  after: z.object({ sentAt: Moment, taskId: z.uuid() }).optional(),
});

export type ListTasksInput = z.infer<typeof ListTasksInput>;

export type TaskRow = {
  taskId: string;
  sendingId: string;
  seriesId: string | null;
  /** Named as in every list (server/patients). */
  patient: NamedPatient;
  questionnaireId: string;
  title: string;
  state: ShownState;
  stateReason: string | null;
  sentByName: string | null;
  sentAt: Date;
  changedAt: Date;
  expiresAt: Date;
  remindedCount: number;
  response: { responseId: string; attention: number; score: number | null; band: Localized | null } | null;
};

/** A group of patients sent the same questionnaire at once, with the number of tasks per state. */
export type SendingSummary = {
  sendingId: string;
  questionnaireId: string;
  title: string;
  sentAt: Date;
  counts: Partial<Record<ShownState, number>>;
};

export type TaskPage = {
  rows: TaskRow[];
  after: { sentAt: string; taskId: string } | null;
  /** Unanswered tasks, counted up to a thousand. */
  waitingCount: number;
  counts: Partial<Record<ShownState, number>>;
};

/** The fields that determine how a task is shown. */
export type TaskFacts = { state: TaskState; openedAt: Date | null };
