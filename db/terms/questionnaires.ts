import type { Attention } from "./reviews.ts";

/** States of a sent questionnaire (FHIR Task.status; `expired` is ours, reported to a PGO as `failed`). */
export const taskStates = [
  "requested",
  "received",
  "accepted",
  "rejected",
  "failed",
  "completed",
  "cancelled",
  "expired",
] as const;
export type TaskState = (typeof taskStates)[number];

/** States in which the patient can still answer. */
export const openTaskStates = ["requested", "received", "accepted"] as const satisfies readonly TaskState[];

/** Whether an instrument may be shipped and used. One with an `unclear` licence can be viewed but not sent. */
export const licenceKinds = ["free", "own", "licensed", "unclear"] as const;
export type LicenceKind = (typeof licenceKinds)[number];

/** Outcome of scoring. `not-computable`: items are missing and the manual does not allow that. */
export const scoreStates = ["computed", "not-computable", "no-score"] as const;
export type ScoreState = (typeof scoreStates)[number];

/** Item types: those of FHIR STU3 and R4 that Balie can show, with one name for both. */
export const itemTypes = [
  "group",
  "display",
  "boolean",
  "choice",
  "open-choice",
  "date",
  "dateTime",
  "time",
  "decimal",
  "integer",
  "quantity",
  "string",
  "text",
] as const;
export type ItemType = (typeof itemTypes)[number];

/** A code as sent. In practice the system is often missing, so equality is lenient (enable-when-rules.ts). */
export type ItemCode = { system: string | null; code: string | null; display: string | null };

/** One answer, independent of the FHIR release and of senders' variations. */
export type AnswerValue =
  | { kind: "boolean"; value: boolean }
  | { kind: "number"; value: number }
  | { kind: "date" | "dateTime" | "time"; value: string }
  | { kind: "text"; value: string }
  | ({ kind: "coding" } & ItemCode)
  | { kind: "quantity"; value: number | null; unit: string | null; code: string | null }
  /** Stored with the answer as received but not shown, such as a file; without a type: an answer without a value. */
  | { kind: "other"; type: string };

export const conditionOperators = ["exists", "=", "!=", ">", "<", ">=", "<="] as const;
export type ConditionOperator = (typeof conditionOperators)[number];

/** `exists` compares with a boolean; the others with an answer. */
export type EnableCondition = { question: string; operator: ConditionOperator; answer: AnswerValue };

export type AnswerOption = { value: AnswerValue; ordinal: number | null; isExclusive: boolean };

export type QuestionnaireItem = {
  linkId: string;
  type: ItemType;
  prefix: string | null;
  text: string | null;
  codes: ItemCode[];
  isRequired: boolean;
  isRepeated: boolean;
  isReadOnly: boolean;
  /** Not shown to the patient; filled in by an application. */
  isHidden: boolean;
  options: AnswerOption[];
  /** Numbers in the unit of the item; dates in FHIR's format. */
  min: number | string | null;
  max: number | string | null;
  minLength: number | null;
  maxLength: number | null;
  decimalPlacesMax: number | null;
  unit: ItemCode | null;
  /** Null: always shown. */
  enableWhen: { behavior: "any" | "all"; conditions: EnableCondition[] } | null;
  items: QuestionnaireItem[];
};

/** What an import does not support. `refused`: it cannot be shown safely, so the questionnaire is not imported. */
export const findingCodes = [
  "not-a-questionnaire",
  "no-items",
  "too-many-items",
  "too-deep",
  "too-many-options",
  "too-many-conditions",
  "too-many-findings",
  "link-id-too-long",
  "no-title",
  "no-url",
  "no-version",
  "link-id-missing",
  "link-id-twice",
  "type-unknown",
  "type-not-shown",
  "type-as-text",
  "options-elsewhere",
  "options-missing",
  "condition-unknown-question",
  "condition-not-understood",
  "condition-any-assumed",
  "modifier",
  "subject",
  "control",
  "style",
  "pattern",
  "occurrences",
  "initial",
  "populate",
  "variable",
  "expression-used",
  "expression-not-used",
  "too-many-expressions",
  "expression-too-long",
  "expression-too-slow",
  "expression-too-large",
  "link",
  "definition",
  "experimental",
  "retired",
  "extension",
] as const;
export type FindingCode = (typeof findingCodes)[number];
export type ImportFinding = {
  severity: "refused" | "marked";
  code: FindingCode;
  /** The link id or element it is about; empty for the whole questionnaire. */
  place: string;
  value?: string;
};

/** The items and metadata of a questionnaire; the same for both releases. */
export type QuestionnaireDefinition = {
  codes: ItemCode[];
  publisher: string | null;
  purpose: string | null;
  copyright: string | null;
  /** Date of this version according to the file. */
  date: string | null;
  items: QuestionnaireItem[];
  findings: ImportFinding[];
};

/** Text in both languages of Balie. */
export type Localized = { nl: string; en: string };

/** Scores from `from` up to and including `to`. */
export type ScoreBand = { code: string; label: Localized; from: number; to: number; attention: Attention };

/**
 * How answers become a number. `sum` and `mean` take the points of the chosen options. `questions`: the link ids that an expression depends
 * on, kept so that it is never parsed again to know.
 */
export type ScaleWay =
  | { kind: "sum" | "mean"; linkIds: string[]; missingMax: number }
  | { kind: "expression"; linkId: string; expression: string; questions: string[] };

/** One of several scores of a questionnaire (depression, anxiety, distress), each with its own questions and minimum. */
export type Scale = { code: string; label: string; way: ScaleWay };
export type ScoringWay = ScaleWay | { kind: "scales"; scales: Scale[] };

/** The outcome of one scale, as stored. `missing`: link ids of questions without an answer it needs. */
export type ScaleScore = { code: string; label: string; score: number | null; missing: string[] };

export type Scoring = {
  version: string;
  /** Source of the table: article, manual, file. */
  source: string;
  way: ScoringWay;
  min: number | null;
  max: number | null;
  /** The direction that is worse. */
  worse: "higher" | "lower";
  bands: ScoreBand[];
  /** A smaller change can be chance. */
  smallestDifference: { value: number; source: string } | null;
  /** Items that are shown first once their points reach `from`. */
  flags: { linkId: string; from: number; action: Localized }[];
};

/** Answers as a tree by link id; `answers` of a question, `items` of a group. A repeated group occurs more than once. */
export type AnsweredItem = {
  linkId: string;
  text: string | null;
  answers: { value: AnswerValue; items: AnsweredItem[] }[];
  items: AnsweredItem[];
};

/** Defaults of a sending: days until it expires, and days until a reminder. */
export const validDaysDefault = 14;
export const remindAfterDaysDefault = [3, 6] as const;
/** Maximum number of patients in one sending. */
export const recipientsMax = 200;
/** Maximum size of an imported file, in bytes. */
export const importBytesMax = 1_000_000;

/** The displayed state of a sent questionnaire. `opened`: a PGO has fetched the questions, or the patient has accepted. */
export const shownStates = ["sent", "opened", "done", "declined", "failed", "expired", "cancelled"] as const;
export type ShownState = (typeof shownStates)[number];

/** A state, or everything the patient can still answer. */
export const taskFilters = ["waiting", ...shownStates] as const;
