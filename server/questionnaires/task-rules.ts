import type { ShownState, TaskState } from "#db/terms/questionnaires.ts";
import type { TaskFacts } from "./contract.ts";

const dayMs = 86_400_000;

/** States that a PGO may set, and from where; FHIR Task's state machine cut to what Vragenlijsten 2.0 uses. */
const allowed: Partial<Record<TaskState, readonly TaskState[]>> = {
  received: ["requested", "received"],
  accepted: ["requested", "received", "accepted"],
  rejected: ["requested", "received", "accepted", "rejected"],
  failed: ["requested", "received", "accepted", "failed"],
  // Somebody who answers a day late must not find a closed door.
  completed: ["requested", "received", "accepted", "completed", "expired"],
};

/** Whether a PGO may bring a task from one state to another. The same state again is no change and no error. */
export function mayBecome(from: TaskState, to: TaskState): boolean {
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

/** What a PGO is told of a state: it knows no "expired". */
export function fhirStatus(state: TaskState): Exclude<TaskState, "expired"> {
  return state === "expired" ? "failed" : state;
}

/** How many reminders should have gone out by now. A reminder that falls on or after the end is none. */
export function remindersDue(task: { sentAt: Date; expiresAt: Date; remindAfterDays: number[] }, now: Date): number {
  const moments = task.remindAfterDays.map((days) => task.sentAt.getTime() + days * dayMs);
  return moments.filter((at) => at <= now.getTime() && at < task.expiresAt.getTime()).length;
}

export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * dayMs);
}

/** The same day of the month so many months later, at the same time; the last day where that month is shorter. */
export function monthsAfter(moment: Date, months: number): Date {
  const next = new Date(moment);
  next.setUTCDate(1);
  next.setUTCMonth(next.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  next.setUTCDate(Math.min(moment.getUTCDate(), lastDay));
  return next;
}

/**
 * Whether what a response says it answers is this list: `Questionnaire/[id]` on any server's address, or its own address with or
 * without the version. A version that differs is another list.
 */
export function namesQuestionnaire(
  reference: string,
  known: { questionnaireId: string; url: string; version: string },
): boolean {
  const [address, version] = reference.split("|");
  if (version !== undefined && version !== known.version) return false;
  return (
    address === known.url ||
    address?.replace(/\/_history\/.*$/, "").endsWith(`Questionnaire/${known.questionnaireId}`) === true
  );
}
