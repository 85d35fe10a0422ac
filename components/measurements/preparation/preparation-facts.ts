import type { KindComparison } from "#server/measurements/preparation/contract.ts";
import type { PatientMeasurements, SeriesAnswer } from "#server/measurements/series/contract.ts";
import type { ListedPatient } from "#server/patients/contract.ts";
import type { PatientQuestionnaires } from "#server/questionnaires/answers/contract.ts";
import type { PastReview } from "#server/reviews/conclusion/contract.ts";

/** Everything on the sheet. Lists can be longer than what it shows. */
export type PreparationFacts = {
  patient: ListedPatient;
  organizationName: string;
  madeAt: Date;
  /** The moment with which the sheet compares; null: nothing to compare with yet. */
  since: Date | null;
  /** The conclusions, newest first. */
  reviews: PastReview[];
  measurements: PatientMeasurements;
  /** The series shown, highest attention first. */
  answers: SeriesAnswer[];
  /** Of the same series; empty without `since`. */
  comparison: KindComparison[];
  responses: PatientQuestionnaires["responses"];
  tasks: { taskId: string; text: string; dueOn: string; ownerName: string | null }[];
  messages: { messageId: string; body: string; sentAt: Date }[];
};

/** How many charts fit on one side of A4 with everything else. */
export const pictureCountMax = 3;
export const lineCountMax = 3;

/** The first `max` items, and how many remain. */
export function cut<Thing>(things: readonly Thing[], max: number): { shown: Thing[]; rest: number } {
  return { shown: things.slice(0, max), rest: Math.max(0, things.length - max) };
}

/** The conclusion at the moment that is compared with; undefined: it is a day that was chosen. */
export function reviewAt({ reviews, since }: PreparationFacts): PastReview | undefined {
  return reviews.find(({ reviewedAt }) => reviewedAt.getTime() === since?.getTime());
}

/** The latest response to each questionnaire, with the earlier ones to compare. */
export function newestByList(responses: PreparationFacts["responses"]) {
  const lists = new Map<string, PreparationFacts["responses"]>();
  for (const response of responses) {
    lists.set(response.url, [...(lists.get(response.url) ?? []), response]);
  }
  return [...lists.values()].flatMap(([newest, ...before]) => {
    const earlier = before.find((response) => response.score !== null);
    return newest ? [{ newest, earlier: earlier ?? null }] : [];
  });
}

/** The patient's comments on values since a moment, newest first. */
export function commentsSince(answers: readonly SeriesAnswer[], since: Date | null) {
  return answers
    .flatMap((answer) => [...answer.points, ...answer.setAside])
    .filter((value) => value.comment !== null && (since === null || value.receivedAt > since))
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
}
