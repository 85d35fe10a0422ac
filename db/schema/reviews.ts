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
import { instant, ofOrganization, ofPatient } from "#db/columns.ts";
import { measurementKinds } from "#db/terms/measurements.ts";
import { type AttentionReason, reviewAdjustments, reviewConclusions, reviewItemKinds } from "#db/terms/reviews.ts";

/**
 * An item to review: a delivery of measurements, a questionnaire response, or missing values (a silence). Inserted in the transaction
 * that stores the arrival. An item refers to the review that covers it, so items that arrive meanwhile stay open.
 */
export const reviewItem = pgTable(
  "review_item",
  {
    ...ofOrganization,
    /** The id of the delivery or response; a silence has an id of its own. */
    itemId: uuid("item_id").notNull(),
    ...ofPatient,
    kind: text("kind", { enum: reviewItemKinds }).notNull(),
    arrivedAt: instant("arrived_at").notNull(),
    /** For a silence: the kind without values, and its first day. */
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

/** The round: one row for each patient with open items. The worker keeps attention and reasons up to date. */
export const reviewWaiting = pgTable(
  "review_waiting",
  {
    ...ofOrganization,
    ...ofPatient,
    /** Arrival of the oldest open item. */
    waitingSince: instant("waiting_since").notNull(),
    latestAt: instant("latest_at").notNull(),
    attention: integer("attention").notNull(),
    reasons: jsonb("reasons").$type<AttentionReason[]>().notNull(),
    /** True until the worker has assessed the newest item. */
    isAssessmentDue: boolean("is_assessment_due").notNull(),
    /** When the worker last assessed it; null: not yet. */
    assessedAt: instant("assessed_at"),
    /** Everything in it is normal, so it can be reviewed together with others once seen. */
    isNormal: boolean("is_normal").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.patientId] }),
    // `desc` in a query means "nulls first"; an index in another order is read in full and sorted. The last two columns serve counts.
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

/** A person's conclusion about the items of one patient. */
export const review = pgTable(
  "review",
  {
    ...ofOrganization,
    reviewId: uuid("review_id").notNull(),
    ...ofPatient,
    conclusion: text("conclusion", { enum: reviewConclusions }).notNull(),
    /** What "adjust" changes; null for the other conclusions. */
    adjusts: text("adjusts", { enum: reviewAdjustments }),
    note: text("note"),
    itemCount: integer("item_count").notNull(),
    reviewedBy: uuid("reviewed_by").notNull(),
    reviewedAt: instant("reviewed_at").notNull(),
    /** Who marked it as copied to the HIS. */
    takenOverBy: uuid("taken_over_by"),
    takenOverAt: instant("taken_over_at"),
    /** Undone within a minute: the items are open again, and its message and task were withdrawn. */
    undoneAt: instant("undone_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.reviewId] }),
    index("review_time").on(table.organizationId, table.reviewedAt, table.patientId),
    index("review_patient").on(table.organizationId, table.patientId, table.reviewedAt),
    index("review_to_take_over")
      .on(table.organizationId, table.reviewedAt, table.reviewId)
      .where(sql`taken_over_at is null and undone_at is null`),
    index("review_person").on(table.organizationId, table.reviewedBy, table.reviewedAt),
  ],
);

/**
 * What waits of a patient was given to a GP. It stays in the round for everybody; a conclusion or taking it back ends it. More than one can be
 * open after a merge.
 */
export const reviewHandOver = pgTable(
  "review_hand_over",
  {
    ...ofOrganization,
    handOverId: uuid("hand_over_id").notNull(),
    ...ofPatient,
    toId: uuid("to_id").notNull(),
    /** In their own words; never in the log, which holds no clinical content. */
    reason: text("reason").notNull(),
    handedBy: uuid("handed_by").notNull(),
    handedAt: instant("handed_at").notNull(),
    takenBackBy: uuid("taken_back_by"),
    takenBackAt: instant("taken_back_at"),
    /** The conclusion that ended it. */
    reviewId: uuid("review_id"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.handOverId] }),
    index("review_hand_over_patient").on(table.organizationId, table.patientId, table.handedAt),
    index("review_hand_over_open")
      .on(table.organizationId, table.toId, table.patientId)
      .where(sql`review_id is null and taken_back_at is null`),
  ],
);

/**
 * A conclusion being written, so that an interruption, a lock or a closed laptop loses nothing; only its author sees it. Note, message
 * and task are one draft: all three are about the items on one screen, and are removed when these are reviewed.
 */
export const reviewDraft = pgTable(
  "review_draft",
  {
    ...ofOrganization,
    ...ofPatient,
    personId: uuid("person_id").notNull(),
    note: text("note").notNull(),
    message: text("message").notNull(),
    task: jsonb("task").$type<{ text: string; ownerId: string | null; dueOn: string }>(),
    /** The items it is about; it is offered for no others. */
    itemIds: uuid("item_ids").array().notNull(),
    keptAt: instant("kept_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.patientId, table.personId] })],
);

/** The times of a practice's rounds, where they differ from the defaults (server/reviews/round/rules.ts). */
export const reviewPlan = pgTable(
  "review_plan",
  {
    ...ofOrganization,
    /** "10:00" and "14:00", Dutch time, in order. */
    times: text("times").array().notNull(),
    changedBy: uuid("changed_by").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId] })],
);
