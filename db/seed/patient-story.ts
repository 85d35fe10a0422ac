import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { ContactNote, Gender } from "#db/terms/patients.ts";
import type { ReviewConclusion } from "#db/terms/reviews.ts";
import type { StoryValue } from "./patient-values.ts";

/** A target or period that was agreed, and by whom of the demo (alias before the @). */
export type StoryTarget = { rule: string; values: Record<string, number>; by: string; daysAgo: number; reason: string };
export type StoryProtocol = {
  kind: "home-blood-pressure" | "weight-watch" | "glucose-profile";
  /** Below zero: still to begin. */
  startsDaysAgo: number;
  days: number;
  by: string;
  practice?: { systolic: number; diastolic: number };
};

/** "Rises so many kilograms in so many hours": told to this person of the demo. */
export type StoryAlarm = {
  kind: MeasurementKind;
  condition: { rise: number; riseHours: number };
  receiver: string;
  by: string;
  daysAgo: number;
  reason: string;
};
/** `owner` null: the whole team. */
export type StoryTask = { text: string; owner: string | null; by: string; daysAgo: number; dueInDays: number };

/** Answers by the number of the item, PHQ-9 and GAD-7: 0 to 3 each. */
export type StoryAnswers = { name: "PHQ-9" | "GAD-7"; daysAgo: number; answers: number[] | null };

/** Somebody who does not exist, with a history that makes sense. */
export type PatientStory = {
  place: "linde" | "gracht" | "noorderhof" | "brink";
  familyName: string;
  namePrefix?: string;
  givenName: string;
  birthDate: string;
  gender: Gender;
  contactNotes?: ContactNote[];
  values: StoryValue[];
  targets?: StoryTarget[];
  protocols?: StoryProtocol[];
  alarm?: StoryAlarm;
  questionnaires?: StoryAnswers[];
  task?: StoryTask;
  /** What was reviewed already: everything older than so many days, with this conclusion; absent: nothing yet. */
  reviewed?: { daysAgo: number; by: string; conclusion: ReviewConclusion; note?: string; reply?: string };
};

export const meter = "Bloeddrukmeter Ochtendgloren B2";
export const scale = "Weegschaal Waterpas";
export const sensor = "Glucosemeter Druppel 3";

/** Who a story is about; the rest of it is spread beside. */
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

/** A target that somebody of the demo agreed. */
export function target(
  rule: string,
  values: Record<string, number>,
  by: string,
  daysAgo: number,
  reason: string,
): StoryTarget {
  return { rule, values, by, daysAgo, reason };
}
