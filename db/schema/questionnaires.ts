import { sql } from "drizzle-orm";
import {
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { asReceived, bytes, instant, ofOrganization, ofPatient } from "#db/columns.ts";
import { fhirFormats, fhirVersions } from "#db/terms/gateways.ts";
import {
  type AnsweredItem,
  licenceKinds,
  type QuestionnaireDefinition,
  type ScaleScore,
  type Scoring,
  scoreStates,
  taskStates,
} from "#db/terms/questionnaires.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";

/** A version of a questionnaire this organization can send; never changed once sent, a change is a new version. */
export const questionnaire = pgTable(
  "questionnaire",
  {
    ...ofOrganization,
    questionnaireId: uuid("questionnaire_id").notNull(),
    /** Canonical URL. */
    url: text("url").notNull(),
    version: text("version").notNull(),
    name: text("name").notNull(),
    title: text("title").notNull(),
    language: text("language").notNull(),
    licence: text("licence", { enum: licenceKinds }).notNull(),
    licenceText: text("licence_text").notNull(),
    source: text("source").notNull(),
    /** The items in our own structure, the same for both releases. */
    definition: jsonb("definition").$type<QuestionnaireDefinition>().notNull(),
    /** How it is scored, with bands, version and source; null: no score. */
    scoring: jsonb("scoring").$type<Scoring>(),
    /** The file as imported, and its release; null for a shipped questionnaire. */
    fhirVersion: text("fhir_version", { enum: fhirVersions }),
    format: text("format", { enum: fhirFormats }),
    body: bytes("body"),
    addedBy: uuid("added_by"),
    addedAt: instant("added_at").notNull(),
    retiredAt: instant("retired_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.questionnaireId] }),
    uniqueIndex("questionnaire_version").on(table.organizationId, table.url, table.version),
  ],
);

/** A questionnaire sent to one patient (FHIR Task, vl-QuestionnaireProvisioningTask). */
export const questionnaireTask = pgTable(
  "questionnaire_task",
  {
    ...ofOrganization,
    taskId: uuid("task_id").notNull(),
    /** Shared by tasks that were sent together, to see which are still unanswered. */
    sendingId: uuid("sending_id").notNull(),
    ...ofPatient,
    questionnaireId: uuid("questionnaire_id").notNull(),
    seriesId: uuid("series_id"),
    state: text("state", { enum: taskStates }).notNull(),
    /** The PGO's reason, when it was rejected or failed. */
    stateReason: text("state_reason"),
    message: text("message"),
    sentBy: uuid("sent_by"),
    sentAt: instant("sent_at").notNull(),
    changedAt: instant("changed_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** First time a PGO read the questionnaire. */
    openedAt: instant("opened_at"),
    remindAfterDays: integer("remind_after_days").array().notNull(),
    remindedCount: integer("reminded_count").notNull().default(0),
    responseId: uuid("response_id"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId] }),
    index("questionnaire_task_patient").on(table.organizationId, table.patientId, table.sentAt),
    index("questionnaire_task_sent").on(table.organizationId, table.sentAt, table.taskId),
    index("questionnaire_task_state").on(table.organizationId, table.state, table.sentAt, table.taskId),
    index("questionnaire_task_sending").on(table.organizationId, table.sendingId, table.sentAt, table.taskId),
    index("questionnaire_task_open")
      .on(table.organizationId, table.expiresAt)
      .where(sql`state in ('requested', 'received', 'accepted')`),
  ],
);

/** A recurring questionnaire, "every three months", until stopped. */
export const questionnaireSeries = pgTable(
  "questionnaire_series",
  {
    ...ofOrganization,
    seriesId: uuid("series_id").notNull(),
    ...ofPatient,
    /** The newest version under this canonical URL is sent. */
    url: text("url").notNull(),
    everyMonths: integer("every_months").notNull(),
    validDays: integer("valid_days").notNull(),
    remindAfterDays: integer("remind_after_days").array().notNull(),
    message: text("message"),
    nextAt: instant("next_at").notNull(),
    startedBy: uuid("started_by").notNull(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.seriesId] }),
    index("questionnaire_series_patient").on(table.organizationId, table.patientId),
    index("questionnaire_series_next").on(table.organizationId, table.nextAt).where(sql`ended_at is null`),
  ],
);

/** The practice's agreed action for a flagged item; by canonical URL, so that it holds for every version. */
export const questionnaireAction = pgTable(
  "questionnaire_action",
  {
    ...ofOrganization,
    url: text("url").notNull(),
    linkId: text("link_id").notNull(),
    text: text("text").notNull(),
    agreedBy: uuid("agreed_by").notNull(),
    agreedAt: instant("agreed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.url, table.linkId] })],
);

/** A response, with the exact version it answers, its score and flagged items. */
export const questionnaireResponse = pgTable(
  "questionnaire_response",
  {
    ...ofOrganization,
    responseId: uuid("response_id").notNull(),
    ...ofPatient,
    questionnaireId: uuid("questionnaire_id").notNull(),
    /** Null: shared without a task. */
    taskId: uuid("task_id"),
    deliveryId: uuid("delivery_id").notNull(),
    authoredAt: instant("authored_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** The tree of answers in our own structure. */
    answers: jsonb("answers").$type<AnsweredItem[]>().notNull(),
    scoreState: text("score_state", { enum: scoreStates }).notNull(),
    score: doublePrecision("score"),
    band: text("band"),
    /** Of a questionnaire with several scales, which then has no score as a whole. */
    scales: jsonb("scales").$type<ScaleScore[]>(),
    scoringVersion: text("scoring_version"),
    attention: integer("attention").notNull(),
    reasons: jsonb("reasons").$type<AttentionReason[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.responseId] }),
    index("questionnaire_response_patient").on(table.organizationId, table.patientId, table.authoredAt),
    index("questionnaire_response_delivery").on(table.organizationId, table.deliveryId),
    index("questionnaire_response_task").on(table.organizationId, table.taskId),
  ],
);

/** The QuestionnaireResponse as received, byte for byte. */
export const questionnaireResponseSource = pgTable(
  "questionnaire_response_source",
  {
    ...ofOrganization,
    responseId: uuid("response_id").notNull(),
    ...asReceived,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.responseId] })],
);
