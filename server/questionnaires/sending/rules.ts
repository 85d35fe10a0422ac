import type { ShownState, TaskState } from "#db/terms/questionnaires.ts";
import { daysLater } from "#server/calendar/moments.ts";
import type { TaskFacts } from "./contract.ts";

/** Transitions a PGO may make: the state machine of FHIR Task, limited to what Vragenlijsten 2.0 uses. */
const allowed: Partial<Record<TaskState, readonly TaskState[]>> = {
  received: ["requested", "received"],
  accepted: ["requested", "received", "accepted"],
  rejected: ["requested", "received", "accepted", "rejected"],
  failed: ["requested", "received", "accepted", "failed"],
  // An answer a day late must not be refused.
  completed: ["requested", "received", "accepted", "completed", "expired"],
};

/** Whether a PGO may move a task from one state to another. The same state again is neither a change nor an error. */
export function isTransitionAllowed(from: TaskState, to: TaskState): boolean {
  return allowed[to]?.includes(from) ?? false;
}

export function shownState({ state, openedAt }: TaskFacts): ShownState {
  switch (state) {
    case "requested":
      return openedAt ? "opened" : "sent";
    case "received":
    case "accepted":
      return "opened";
    case "completed":
      return "done";
    case "rejected":
      return "declined";
    case "failed":
    case "expired":
    case "cancelled":
      return state;
  }
}

/** Task.status as reported to a PGO: FHIR has no "expired". */
export function fhirStatus(state: TaskState): Exclude<TaskState, "expired"> {
  return state === "expired" ? "failed" : state;
}

/** How many reminders should have been sent by now. One due on or after the end is not sent. */
export function remindersDue(task: { sentAt: Date; expiresAt: Date; remindAfterDays: number[] }, now: Date): number {
  const moments = task.remindAfterDays.map((days) => daysLater(task.sentAt, days));
  return moments.filter((at) => at <= now && at < task.expiresAt).length;
}

/**
 * Whether `QuestionnaireResponse.questionnaire` refers to this questionnaire: `Questionnaire/[id]` on any server, or its canonical URL
 * with or without the version. A different version does not match.
 */
export function namesQuestionnaire(
  reference: string,
  known: { questionnaireId: string; url: string; version: string },
): boolean {
  const [address, version] = reference.split("|");
  if (version !== undefined && version !== known.version) return false;
  return (
    address === known.url ||
    address?.split("/_history/")[0]?.endsWith(`Questionnaire/${known.questionnaireId}`) === true
  );
}
