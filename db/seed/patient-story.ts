import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { ContactNote, Gender, TreaterPart } from "#db/terms/patients.ts";
import type { ReviewAdjustment, ReviewConclusion } from "#db/terms/reviews.ts";
import type { TaskKind } from "#db/terms/tasks.ts";
import type { StoryValue } from "./patient-values.ts";

/** An agreed target or protocol, and the demo person who agreed it (the part of their email before the @). */
export type StoryTarget = { rule: string; values: Record<string, number>; by: string; daysAgo: number; reason: string };
export type StoryProtocol = {
  kind: "home-blood-pressure" | "weight-watch" | "glucose-profile";
  /** Negative: yet to start. */
  startsDaysAgo: number;
  days: number;
  by: string;
  practice?: { systolic: number; diastolic: number };
};

/** "Rises more than n kilograms in n hours", with the demo people who receive it in turn. */
export type StoryAlarm = {
  kind: MeasurementKind;
  condition: { rise: number; riseHours: number };
  receivers: string[];
  by: string;
  daysAgo: number;
  reason: string;
};
/** `owner` null: the whole team. */
export type StoryTask = {
  kind?: TaskKind;
  text: string;
  owner: string | null;
  by: string;
  daysAgo: number;
  dueInDays: number;
};

/** Who treats a patient; with a nurse of a programme the patient is in the programme too. */
export type StoryTreaters = Partial<Record<TreaterPart, string>>;

/** Answers to PHQ-9 or GAD-7 in item order, 0 to 3 each. */
export type StoryAnswers = { name: "PHQ-9" | "GAD-7"; daysAgo: number; answers: number[] | null };

/** A fictional patient with a plausible history. */
export type PatientStory = {
  place: "linde" | "gracht" | "noorderhof" | "brink";
  familyName: string;
  namePrefix?: string;
  givenName: string;
  birthDate: string;
  gender: Gender;
  contactNotes?: ContactNote[];
  treaters?: StoryTreaters;
  values: StoryValue[];
  targets?: StoryTarget[];
  protocols?: StoryProtocol[];
  alarm?: StoryAlarm;
  questionnaires?: StoryAnswers[];
  task?: StoryTask;
  /** What was reviewed already: everything older than `daysAgo`, with this conclusion; absent: nothing. */
  reviewed?: {
    daysAgo: number;
    by: string;
    conclusion: ReviewConclusion;
    adjusts?: ReviewAdjustment;
    note?: string;
    message?: string;
  };
};

export const meter = "Bloeddrukmeter Ochtendgloren B2";
export const scale = "Weegschaal Waterpas";
export const sensor = "Glucosemeter Druppel 3";

/** The patient of a story; its other fields are spread next to it. */
export function person(
  place: PatientStory["place"],
  familyName: string,
  givenName: string,
  birthDate: string,
  gender: Gender,
  namePrefix?: string,
) {
  return { place, familyName, givenName, birthDate, gender, namePrefix };
}

/** A target agreed by a demo person. */
export function target(
  rule: string,
  values: Record<string, number>,
  by: string,
  daysAgo: number,
  reason: string,
): StoryTarget {
  return { rule, values, by, daysAgo, reason };
}
