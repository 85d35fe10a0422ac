import { sql } from "drizzle-orm";
import { date, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, ofOrganization, ofPatient } from "#db/columns.ts";
import { attemptOutcomes, taskKinds, taskOrigins } from "#db/terms/tasks.ts";

/** Something a colleague must do about a patient by a due date. */
export const task = pgTable(
  "task",
  {
    ...ofOrganization,
    taskId: uuid("task_id").notNull(),
    ...ofPatient,
    kind: text("kind", { enum: taskKinds }).notNull().default("general"),
    /** What it was created for, with its id; null: created on its own. */
    origin: text("origin", { enum: taskOrigins }),
    originId: uuid("origin_id"),
    /** Null: the team. */
    ownerId: uuid("owner_id"),
    text: text("text").notNull(),
    dueOn: date("due_on").notNull(),
    addedBy: uuid("added_by").notNull(),
    addedAt: instant("added_at").notNull(),
    doneBy: uuid("done_by"),
    doneAt: instant("done_at"),
    /** Withdrawn together with what it was created for. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId] }),
    index("task_open")
      .on(table.organizationId, table.ownerId, table.dueOn)
      .where(sql`done_at is null and withdrawn_at is null`),
    index("task_done").on(table.organizationId, table.doneAt).where(sql`done_at is not null and withdrawn_at is null`),
    index("task_patient").on(table.organizationId, table.patientId, table.taskId),
  ],
);

/** An attempt to call a patient: when, by whom, and how it ended. */
export const taskAttempt = pgTable(
  "task_attempt",
  {
    ...ofOrganization,
    attemptId: uuid("attempt_id").notNull(),
    taskId: uuid("task_id").notNull(),
    ...ofPatient,
    outcome: text("outcome", { enum: attemptOutcomes }).notNull(),
    attemptedBy: uuid("attempted_by").notNull(),
    attemptedAt: instant("attempted_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.attemptId] }),
    index("task_attempt_task").on(table.organizationId, table.taskId, table.attemptedAt),
  ],
);
