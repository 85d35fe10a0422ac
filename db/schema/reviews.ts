import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, ofOrganization, ofPatient } from "#db/columns.ts";
import { measurementKinds } from "#db/terms/measurements.ts";
import { type AttentionReason, reviewConclusions, reviewItemKinds } from "#db/terms/reviews.ts";

/**
 * Something that somebody must look at: a delivery of measurements, answers, or that nothing came. Made in the transaction in which it
 * arrives; a review names the items it covers, so what comes in meanwhile stays open.
 */
export const reviewItem = pgTable(
  "review_item",
  {
    ...ofOrganization,
    /** The id of the delivery, or of the response; of a silence its own. */
    itemId: uuid("item_id").notNull(),
    ...ofPatient,
    kind: text("kind", { enum: reviewItemKinds }).notNull(),
    arrivedAt: moment("arrived_at").notNull(),
    /** Of a silence: of which kind nothing came, and the first day of it. */
    measurementKind: text("measurement_kind", { enum: measurementKinds }),
    silentSince: date("silent_since"),
    reviewId: uuid("review_id"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.itemId] }),
    index("review_item_patient").on(table.organizationId, table.patientId, table.itemId),
    uniqueIndex("review_item_silence_once")
      .on(table.organizationId, table.patientId, table.measurementKind, table.silentSince)
      .where(sql`silent_since is not null`),
    index("review_item_open").on(table.organizationId, table.patientId, table.itemId).where(sql`review_id is null`),
  ],
);

/** The round: a row for each patient with open items, and no other row. The worker keeps attention and reasons true. */
export const reviewWaiting = pgTable(
  "review_waiting",
  {
    ...ofOrganization,
    ...ofPatient,
    /** Since when the oldest open item waits. */
    waitingSince: moment("waiting_since").notNull(),
    latestAt: moment("latest_at").notNull(),
    attention: integer("attention").notNull(),
    reasons: jsonb("reasons").$type<AttentionReason[]>().notNull(),
    /** True until the worker has looked at the newest item. */
    isAssessmentDue: boolean("is_assessment_due").notNull(),
    /** When the worker last found this place; null: not yet. */
    assessedAt: moment("assessed_at"),
    /** Everything in it is normal, so it can be reviewed together with others after being seen. */
    isNormal: boolean("is_normal").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.patientId] }),
    // "Nulls first" is what `desc` means in a query: any other index is read whole and sorted. The last two are for counting.
    index("review_waiting_order").on(
      table.organizationId,
      table.attention.desc().nullsFirst(),
      table.waitingSince,
      table.patientId,
      table.isNormal,
      table.isAssessmentDue,
    ),
    index("review_waiting_due").on(table.organizationId, table.latestAt).where(sql`is_assessment_due`),
  ],
);

/** What a person concluded of the items of one patient. */
export const review = pgTable(
  "review",
  {
    ...ofOrganization,
    reviewId: uuid("review_id").notNull(),
    ...ofPatient,
    conclusion: text("conclusion", { enum: reviewConclusions }).notNull(),
    note: text("note"),
    itemCount: integer("item_count").notNull(),
    reviewedBy: uuid("reviewed_by").notNull(),
    reviewedAt: moment("reviewed_at").notNull(),
    /** Copied to the HIS. */
    takenOverBy: uuid("taken_over_by"),
    takenOverAt: moment("taken_over_at"),
    /** Taken back within the minute: the items wait again, and what went with it was withdrawn. */
    undoneAt: moment("undone_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.reviewId] }),
    index("review_time").on(table.organizationId, table.reviewedAt, table.patientId),
    index("review_patient").on(table.organizationId, table.patientId, table.reviewedAt),
    index("review_person").on(table.organizationId, table.reviewedBy, table.reviewedAt),
  ],
);

/** What somebody wrote and has not concluded yet: an interruption, a lock or a closed laptop takes nothing away. Nobody else sees it. */
export const reviewDraft = pgTable(
  "review_draft",
  {
    ...ofOrganization,
    ...ofPatient,
    personId: uuid("person_id").notNull(),
    note: text("note").notNull(),
    reply: text("reply").notNull(),
    task: jsonb("task").$type<{ text: string; ownerId: string | null; dueOn: string }>(),
    /** What was open then; it is no draft for anything else. */
    itemIds: uuid("item_ids").array().notNull(),
    keptAt: moment("kept_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.patientId, table.personId] })],
);

/** What the practice tells the patient about what was shared; a PGO fetches it (server/fhir/README.md). */
export const reply = pgTable(
  "reply",
  {
    ...ofOrganization,
    replyId: uuid("reply_id").notNull(),
    ...ofPatient,
    reviewId: uuid("review_id"),
    body: text("body").notNull(),
    writtenBy: uuid("written_by").notNull(),
    sentAt: moment("sent_at").notNull(),
    /** First time that a PGO fetched it; until then it can be withdrawn. */
    fetchedAt: moment("fetched_at"),
    /** Never served after this. */
    withdrawnAt: moment("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.replyId] }),
    index("reply_patient").on(table.organizationId, table.patientId, table.sentAt),
  ],
);

/**
 * Texts of the practice to begin a reply with; `{gemiddelde}` and its kind are filled in. Those that are shipped
 * (server/reviews/shipped-rules.ts) have no row until the practice changes or retires them.
 */
export const replyTemplate = pgTable(
  "reply_template",
  {
    ...ofOrganization,
    templateId: uuid("template_id").notNull(),
    conclusion: text("conclusion", { enum: reviewConclusions }),
    /** Whose figures fill the blanks; null: a text without figures. */
    measurementKind: text("measurement_kind", { enum: measurementKinds }),
    title: text("title").notNull(),
    body: text("body").notNull(),
    changedBy: uuid("changed_by"),
    changedAt: moment("changed_at").notNull(),
    retiredAt: moment("retired_at"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.templateId] })],
);

/** Something a colleague must do after a review. */
export const reviewTask = pgTable(
  "review_task",
  {
    ...ofOrganization,
    taskId: uuid("task_id").notNull(),
    ...ofPatient,
    reviewId: uuid("review_id"),
    /** Null: the team. */
    ownerId: uuid("owner_id"),
    text: text("text").notNull(),
    dueOn: date("due_on").notNull(),
    addedBy: uuid("added_by").notNull(),
    addedAt: moment("added_at").notNull(),
    doneBy: uuid("done_by"),
    doneAt: moment("done_at"),
    withdrawnAt: moment("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId] }),
    index("review_task_open")
      .on(table.organizationId, table.ownerId, table.dueOn)
      .where(sql`done_at is null and withdrawn_at is null`),
    index("review_task_done")
      .on(table.organizationId, table.doneAt)
      .where(sql`done_at is not null and withdrawn_at is null`),
    index("review_task_patient").on(table.organizationId, table.patientId, table.taskId),
  ],
);

/** At what times a practice plans its rounds, where that differs from what is shipped (server/reviews/rules.ts). */
export const reviewPlan = pgTable(
  "review_plan",
  {
    ...ofOrganization,
    /** "10:00" and "14:00", Dutch time, in order. */
    times: text("times").array().notNull(),
    changedBy: uuid("changed_by").notNull(),
    changedAt: moment("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId] })],
);
