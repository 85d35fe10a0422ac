import { can, canOpen, router } from "#server/api/trpc.ts";
import { addTask } from "#server/tasks/add-task.ts";
import * as contract from "#server/tasks/contract.ts";
import { finishTask } from "#server/tasks/finish-task.ts";
import { listPatientTasks } from "#server/tasks/list-patient-tasks.ts";
import { listTasks } from "#server/tasks/list-tasks.ts";
import { recordAttempt } from "#server/tasks/record-attempt.ts";

/** Tasks of colleagues about patients, with a due day. */
export const tasksRouter = router({
  list: can("task.list")
    .input(contract.ListTasksInput)
    .query(({ ctx, input }) => listTasks(ctx.access, input)),
  patient: canOpen("task.list").query(({ ctx }) => listPatientTasks(ctx.opened)),
  add: can("task.add")
    .input(contract.AddTaskInput)
    .mutation(({ ctx, input }) => addTask(ctx.access, input)),
  finish: can("task.finish")
    .input(contract.FinishTaskInput)
    .mutation(({ ctx, input }) => finishTask(ctx.access, input)),
  recordAttempt: can("task.finish")
    .input(contract.AttemptInput)
    .mutation(({ ctx, input }) => recordAttempt(ctx.access, input)),
});
