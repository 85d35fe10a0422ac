import { z } from "zod";
import { fhirVersions } from "#db/terms/gateways.ts";
import type { ContactNote } from "#db/terms/patients.ts";
import {
  type BothLanguages,
  type ImportFinding,
  importBytesMax,
  type LicenceKind,
  licenceKinds,
  type QuestionnaireItem,
  recipientsMax,
  type Scoring,
  type ShownState,
  type TaskState,
  taskFilters,
  validDaysDefault,
} from "#db/terms/questionnaires.ts";

export const taskPageSize = 50;

export const QuestionnaireInput = z.object({ questionnaireId: z.uuid() });
export type QuestionnaireInput = z.infer<typeof QuestionnaireInput>;

export const RetireInput = QuestionnaireInput.extend({ isRetired: z.boolean() });
export type RetireInput = z.infer<typeof RetireInput>;

/** A file as text, JSON or XML. `auto`: the release is read off the elements that only one of them has. */
export const InspectInput = z.object({
  content: z.string().min(2).max(importBytesMax),
  release: z.enum(["auto", ...fhirVersions]).default("auto"),
});
export type InspectInput = z.infer<typeof InspectInput>;

export const Terms = z.object({
  licence: z.enum(licenceKinds),
  licenceText: z.string().trim().min(3).max(500),
  source: z.string().trim().min(3).max(500),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
});
/** Under which terms a list of somebody else is used. */
export type Terms = z.infer<typeof Terms>;

export const ImportInput = InspectInput.extend(Terms.shape);
export type ImportInput = z.infer<typeof ImportInput>;

export const SetTermsInput = QuestionnaireInput.extend(Terms.shape);
export type SetTermsInput = z.infer<typeof SetTermsInput>;

/** What the practice does when this item is answered; empty: no agreement any more. */
export const AgreeActionInput = QuestionnaireInput.extend({
  linkId: z.string().min(1).max(255),
  text: z.string().trim().max(600),
});
export type AgreeActionInput = z.infer<typeof AgreeActionInput>;

export const SendInput = QuestionnaireInput.extend({
  patientIds: z.array(z.uuid()).min(1).max(recipientsMax),
  validDays: z.number().int().min(1).max(90).default(validDaysDefault),
  /** After how many days a reminder goes out; empty: none. */
  remindAfterDays: z.array(z.number().int().min(1).max(89)).max(4),
  /** For the patient. */
  message: z.string().trim().max(1_000),
  /** Again every so many months, until it is stopped; null: once. */
  everyMonths: z.number().int().min(1).max(24).nullable(),
}).refine((input) => input.remindAfterDays.every((days) => days < input.validDays), { path: ["remindAfterDays"] });
export type SendInput = z.infer<typeof SendInput>;
/** `skipped`: patients with the same list still open, who have left, or who are nobody here. */
export type SendOutcome = {
  sendingId: string;
  sentCount: number;
  skipped: { patientId: string; reason: "already-open" | "left" | "unknown" }[];
};

export const RecipientsInput = z.object({ patientIds: z.array(z.uuid()).max(recipientsMax) });
export type RecipientsInput = z.infer<typeof RecipientsInput>;
export type Recipient = {
  patientId: string;
  fullName: string;
  birthDate: string;
  contactNotes: ContactNote[];
  hasLeft: boolean;
  /** Addresses of the lists that this patient has open. */
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
  /** The last row of the page above: when it was sent, and its id. */
  after: z.object({ sentAt: z.iso.datetime(), taskId: z.uuid() }).optional(),
});
export type ListTasksInput = z.infer<typeof ListTasksInput>;

export type TaskRow = {
  taskId: string;
  sendingId: string;
  seriesId: string | null;
  /** As every list says a name (server/patients). */
  patient: { patientId: string; fullName: string; birthDate: string };
  questionnaireId: string;
  title: string;
  state: ShownState;
  stateReason: string | null;
  sentByName: string | null;
  sentAt: Date;
  changedAt: Date;
  expiresAt: Date;
  remindedCount: number;
  response: { responseId: string; attention: number; score: number | null; band: BothLanguages | null } | null;
};
/** A selection that got the same list at once, with how many of them are where. */
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
  /** Lists that wait for an answer, counted up to a thousand. */
  waitingCount: number;
  counts: Partial<Record<ShownState, number>>;
};

export type LibraryRow = {
  questionnaireId: string;
  url: string;
  title: string;
  version: string;
  language: string;
  licence: LicenceKind;
  source: string;
  origin: "shipped" | "imported";
  questionCount: number;
  hasScore: boolean;
  findingCount: number;
  sentCount: number;
  addedAt: Date | null;
  retiredAt: Date | null;
};
/** Lists that cannot come with Balie; the words under their name say why. */
export const librarySlots = ["4dkl"] as const;
export type Library = { rows: LibraryRow[]; slots: (typeof librarySlots)[number][] };

export type QuestionnaireView = {
  questionnaireId: string;
  url: string;
  version: string;
  title: string;
  language: string;
  licence: LicenceKind;
  licenceText: string;
  source: string;
  origin: "shipped" | "imported";
  publisher: string | null;
  purpose: string | null;
  copyright: string | null;
  date: string | null;
  items: QuestionnaireItem[];
  findings: ImportFinding[];
  scoring: Scoring | null;
  actions: ActionView[];
  isUsed: boolean;
  retiredAt: Date | null;
};
/** A flagged item and what the practice agreed to do; without an agreement there is only a suggestion. */
export type ActionView = {
  linkId: string;
  question: string | null;
  suggestion: BothLanguages;
  agreed: { text: string; byName: string | null; at: Date } | null;
};

/** What a file holds, before anything of it is kept. */
export type Inspection = {
  release: (typeof fhirVersions)[number];
  title: string;
  url: string;
  version: string;
  language: string | null;
  publisher: string | null;
  copyright: string | null;
  items: QuestionnaireItem[];
  findings: ImportFinding[];
  scoring: Scoring | null;
  /** Nothing in it has to be refused, and this version is not in the library yet. */
  canImport: boolean;
  isKnown: boolean;
};

/** Facts of a task that decide how it reads. */
export type TaskFacts = { state: TaskState; openedAt: Date | null };
