import { z } from "zod";
import { type AttemptOutcome, attemptOutcomes, type TaskKind } from "#db/terms/tasks.ts";
import { Day } from "#server/calendar/contract.ts";
import type { ListedPatient } from "#server/patients/contract.ts";

/** A task for a colleague (`ownerId` null: the team), with a due day. */
export const TaskFacts = z.object({
  text: z.string().trim().min(2).max(300),
  ownerId: z.uuid().nullable(),
  dueOn: Day,
});
export type TaskFacts = z.infer<typeof TaskFacts>;

export const AddTaskInput = TaskFacts.extend({ patientId: z.uuid() });
export type AddTaskInput = z.infer<typeof AddTaskInput>;

/** An attempt to call, and how it ended. */
export const AttemptInput = z.object({ taskId: z.uuid(), outcome: z.enum(attemptOutcomes) });
export type AttemptInput = z.infer<typeof AttemptInput>;

export const FinishTaskInput = z.object({ taskId: z.uuid() });
export type FinishTaskInput = z.infer<typeof FinishTaskInput>;

/** Open tasks of the reader and the team, open tasks of everybody, or done ones. */
export const taskShows = ["mine", "everybody", "done"] as const;
export const ListTasksInput = z.object({ show: z.enum(taskShows).default("mine") });
export type ListTasksInput = z.infer<typeof ListTasksInput>;

export type Task = {
  taskId: string;
  patientId: string;
  kind: TaskKind;
  text: string;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string;
  addedByName: string | null;
  addedAt: Date;
  doneByName: string | null;
  doneAt: Date | null;
  /** Of a call, oldest first. */
  attempts: { outcome: AttemptOutcome; at: Date; byName: string | null }[];
};
/** `phone`: to call, for a call only. */
export type TaskWithPatient = Task & { patient: ListedPatient; phone: string | null };
/** The tasks of one patient. */
export type PatientTasks = { open: Task[]; done: Task[] };
