import type { Attention } from "./reviews.ts";

/** States of a questionnaire that was sent (FHIR Task.status; `expired` is ours, and `failed` for a PGO). */
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

/** Whether an instrument may be shipped and used. What is `unclear` can be looked at and not be sent. */
export const licenceKinds = ["free", "own", "licensed", "unclear"] as const;
export type LicenceKind = (typeof licenceKinds)[number];

/** How a score came out. `not-computable`: items are missing and the manual does not allow that. */
export const scoreStates = ["computed", "not-computable", "no-score"] as const;
export type ScoreState = (typeof scoreStates)[number];

/** Kinds of items; those of FHIR STU3 and R4 that Balie can show, under one name for both. */
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

/** A code as it was sent. In the wild the system is often missing, so equality is lenient (enable-when-rules.ts). */
export type ItemCode = { system: string | null; code: string | null; display: string | null };

/** One answer in a shape that no release and no sender's habits can be seen in. */
export type AnswerValue =
  | { kind: "boolean"; value: boolean }
  | { kind: "number"; value: number }
  | { kind: "date" | "dateTime" | "time"; value: string }
  | { kind: "text"; value: string }
  | ({ kind: "coding" } & ItemCode)
  | { kind: "quantity"; value: number | null; unit: string | null; code: string | null }
  /** Something that is kept with the answer as received and not shown, such as a file; without a type an answer that has no value. */
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
  /** Numbers in the unit of the item; dates as FHIR writes them. */
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

/** What an import did not understand. `refused`: it cannot be shown safely, so the list is not taken in. */
export const findingCodes = [
  "not-a-questionnaire",
  "no-items",
  "too-many-items",
  "too-deep",
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
  /** The link id it is about, or the element; empty for the whole list. */
  place: string;
  value?: string;
};

/** The items of a questionnaire and what describes it; equal for both releases. */
export type QuestionnaireDefinition = {
  codes: ItemCode[];
  publisher: string | null;
  purpose: string | null;
  copyright: string | null;
  /** Day of this version as the file says it. */
  date: string | null;
  items: QuestionnaireItem[];
  findings: ImportFinding[];
};

/** Words that exist in both languages of Balie. */
export type BothLanguages = { nl: string; en: string };

/** Scores from `from` up to and including `to`. */
export type ScoreBand = { code: string; label: BothLanguages; from: number; to: number; attention: Attention };

/** How answers become a number. `sum` and `mean` take the points of the chosen options. */
export type ScoringWay =
  | { kind: "sum" | "mean"; linkIds: string[]; missingMax: number }
  | { kind: "expression"; linkId: string; expression: string };

export type Scoring = {
  version: string;
  /** Where the table comes from: article, manual, file. */
  source: string;
  way: ScoringWay;
  min: number | null;
  max: number | null;
  /** Which way is worse. */
  worse: "higher" | "lower";
  bands: ScoreBand[];
  /** Below it a change can be chance. */
  smallestDifference: { value: number; source: string } | null;
  /** Items that stand on top as soon as their points reach `from`. */
  flags: { linkId: string; from: number; action: BothLanguages }[];
};

/** Answers as a tree by link id; `answers` of a question, `items` of a group. A repeated group occurs more than once. */
export type AnsweredItem = {
  linkId: string;
  text: string | null;
  answers: { value: AnswerValue; items: AnsweredItem[] }[];
  items: AnsweredItem[];
};

/** Days of validity offered first, and after how many days a reminder goes out. */
export const validDaysDefault = 14;
export const remindAfterDaysDefault = [3, 6] as const;
/** At most this many patients at once. */
export const recipientsMax = 200;
/** An imported file is at most this big. */
export const importBytesMax = 1_000_000;

/** How a sent questionnaire reads on a list. `opened`: a PGO has fetched the questions, or the patient has accepted. */
export const shownStates = ["sent", "opened", "done", "declined", "failed", "expired", "cancelled"] as const;
export type ShownState = (typeof shownStates)[number];

/** A state, or everything that still waits for the patient. */
export const taskFilters = ["waiting", ...shownStates] as const;
