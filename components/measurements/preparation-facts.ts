import type { PatientMeasurements, SeriesAnswer } from "#server/measurements/series-contract.ts";
import type { ListedPatient } from "#server/patients/contract.ts";
import type { PatientQuestionnaires } from "#server/questionnaires/response-contract.ts";

/** Everything on the sheet. Lists may be longer than the sheet shows. */
export type PreparationFacts = {
  patient: ListedPatient;
  organizationName: string;
  madeAt: Date;
  /** The last time that somebody judged what the patient shared. */
  lastContact: { at: Date; byName: string | null } | null;
  measurements: PatientMeasurements;
  /** The series over what is shown, most attention first. */
  answers: SeriesAnswer[];
  responses: PatientQuestionnaires["responses"];
  tasks: { taskId: string; text: string; dueOn: string; ownerName: string | null }[];
  replies: { replyId: string; body: string; sentAt: Date }[];
};

/** What fits on one side of A4 beside the rest. */
export const pictureCountMax = 3;
export const lineCountMax = 3;

/** The first so many, and how many more there are. */
export function cut<Thing>(things: readonly Thing[], max: number): { shown: Thing[]; rest: number } {
  return { shown: things.slice(0, max), rest: Math.max(0, things.length - max) };
}

/** The newest answers of each list, with those before it to compare with. */
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

/** What the patient wrote with values since a moment, newest first. */
export function commentsSince(answers: readonly SeriesAnswer[], since: Date | null) {
  return answers
    .flatMap((answer) => [...answer.points, ...answer.setAside])
    .filter((value) => value.comment !== null && (since === null || value.receivedAt > since))
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
}
