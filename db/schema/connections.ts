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
import { bytes, ofOrganization, preciseInstant } from "#db/columns.ts";
import {
  adoptionDimensions,
  caseAnswers,
  caseQuestions,
  connectionMethods,
  connectionStates,
  noticeKinds,
  type RegisterEvidence,
  stepKinds,
  tieProofs,
} from "#db/terms/connections.ts";

/** The connection of an organization to its register entry. One practice may have several entries, one entry several practices. */
export const connection = pgTable(
  "connection",
  {
    ...ofOrganization,
    providerName: text("provider_name").notNull(),
    method: text("method", { enum: connectionMethods }).notNull(),
    /** Null when matched automatically by AGB code. */
    chosenBy: uuid("chosen_by"),
    chosenAt: preciseInstant("chosen_at").notNull(),
    releasedAt: preciseInstant("released_at"),
    /** Whether the organization claims the name now, as in its summary. Kept here too: tokens and other claimants look by name. */
    isInForce: boolean("is_in_force").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.providerName] }),
    index("connection_provider").on(table.providerName, table.organizationId),
    index("connection_claimed").on(table.providerName, table.organizationId).where(sql`is_in_force`),
  ],
);

/**
 * That an organization is who it says, and how that was proved. A claim alone (an AGB code, a name in the register) is typed by whoever
 * likes; tokens are routed by this. Written by the alliance and the operator only, never by the organization (db/security.sql).
 */
export const connectionConfirmation = pgTable(
  "connection_confirmation",
  {
    confirmationId: uuid("confirmation_id").primaryKey(),
    /** The organization that it is about. */
    confirmedFor: uuid("confirmed_for").notNull(),
    /** As a token names a provider: an AGB code (8 digits) or a name with @medmij. */
    designation: text("designation").notNull(),
    proof: text("proof", { enum: tieProofs }).notNull(),
    /** What was seen, in the words of who confirmed it. Never patient data. */
    note: text("note").notNull(),
    /** Null: the operator. The name is kept: the organization does not see the people of the alliance. */
    confirmedBy: uuid("confirmed_by"),
    confirmedByName: text("confirmed_by_name"),
    confirmedAt: preciseInstant("confirmed_at").notNull(),
    withdrawnBy: uuid("withdrawn_by"),
    withdrawnByName: text("withdrawn_by_name"),
    withdrawnAt: preciseInstant("withdrawn_at"),
    /** Null for one that lapsed: it was claimed no more when another was confirmed. */
    withdrawalNote: text("withdrawal_note"),
  },
  (table) => [
    // A designation is one organization's at a time, whoever claims it.
    uniqueIndex("connection_confirmation_current").on(table.designation).where(sql`withdrawn_at is null`),
    index("connection_confirmation_for").on(table.confirmedFor, table.designation, table.confirmationId),
  ],
);

/** What the register says of each organization, maintained by the worker; no patient data, readable by the alliance. */
export const connectionSummary = pgTable(
  "connection_summary",
  {
    organizationId: uuid("organization_id").primaryKey(),
    organizationKind: text("organization_kind").notNull(),
    organizationName: text("organization_name").notNull(),
    city: text("city"),
    region: text("region"),
    /** The AGB code the register was searched by; when the organization has a different one, the watch searches again. */
    agb: text("agb"),
    state: text("state", { enum: connectionStates }).notNull(),
    providerNames: text("provider_names").array().notNull(),
    serviceIds: text("service_ids").array().notNull(),
    recordSystemName: text("record_system_name"),
    gatewayName: text("gateway_name"),
    stateSince: preciseInstant("state_since").notNull(),
    checkedAt: preciseInstant("checked_at").notNull(),
  },
  (table) => [
    index("connection_summary_name").on(table.organizationName, table.organizationId),
    index("connection_summary_state").on(table.state, table.organizationName, table.organizationId),
    index("connection_summary_gateway").on(table.gatewayName, table.organizationName, table.organizationId),
    index("connection_summary_record_system").on(table.recordSystemName, table.organizationName, table.organizationId),
  ],
);

/** Counts per day, for the chart over time; contains no organization. */
export const connectionAdoption = pgTable(
  "connection_adoption",
  {
    day: date("day").notNull(),
    dimension: text("dimension", { enum: adoptionDimensions }).notNull(),
    key: text("key").notNull(),
    connectedCount: integer("connected_count").notNull(),
    totalCount: integer("total_count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.dimension, table.key, table.day] })],
);

/** One pass through the decision tree. */
export const connectionCase = pgTable(
  "connection_case",
  {
    ...ofOrganization,
    caseId: uuid("case_id").notNull(),
    openedBy: uuid("opened_by").notNull(),
    openedAt: preciseInstant("opened_at").notNull(),
    /** The last state the register showed; `unknown` does not change it. */
    registerState: text("register_state", { enum: connectionStates }),
    /** When the register state last changed: what was answered or done before it no longer counts. Null: not since the case began. */
    movedAt: preciseInstant("moved_at"),
    /** The HIS or AIS chosen here; overrides the one on the organization's own page. */
    recordSystemId: uuid("record_system_id"),
    /** The practice's own words about quote and contract; never a claim of ours. */
    costNote: text("cost_note"),
    contractOn: date("contract_on"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.caseId] })],
);

/** Every answer given; the newest per question counts, older ones are history. */
export const connectionAnswer = pgTable(
  "connection_answer",
  {
    ...ofOrganization,
    answerId: uuid("answer_id").notNull(),
    caseId: uuid("case_id").notNull(),
    question: text("question", { enum: caseQuestions }).notNull(),
    answer: text("answer", { enum: caseAnswers }).notNull(),
    /** Null: answered by the register. */
    answeredBy: uuid("answered_by"),
    answeredAt: preciseInstant("answered_at").notNull(),
    /** What the register showed at that time. */
    evidence: jsonb("evidence").$type<RegisterEvidence>(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.answerId] }),
    index("connection_answer_case").on(table.organizationId, table.caseId, table.answerId),
  ],
);

/** A next step with an owner and a due date. */
export const connectionStep = pgTable(
  "connection_step",
  {
    ...ofOrganization,
    stepId: uuid("step_id").notNull(),
    caseId: uuid("case_id").notNull(),
    kind: text("kind", { enum: stepKinds }).notNull(),
    ownerId: uuid("owner_id"),
    dueOn: date("due_on").notNull(),
    doneAt: preciseInstant("done_at"),
    doneBy: uuid("done_by"),
    /** Dropped because an answer changed. */
    droppedAt: preciseInstant("dropped_at"),
    /** Evidence that it is done: a ticket number, a date, the name of a document. */
    evidence: text("evidence"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.stepId] }),
    index("connection_step_case").on(table.organizationId, table.caseId, table.stepId),
    index("connection_step_open").on(table.organizationId, table.doneAt, table.dueOn),
  ],
);

/** What a new list changed for an organization. */
export const connectionNotice = pgTable(
  "connection_notice",
  {
    ...ofOrganization,
    noticeId: uuid("notice_id").notNull(),
    versionId: uuid("version_id").notNull(),
    kind: text("kind", { enum: noticeKinds }).notNull(),
    providerName: text("provider_name").notNull(),
    /** The service or the new name, depending on the kind. */
    subject: text("subject").notNull().default(""),
    createdAt: preciseInstant("created_at").notNull(),
    seenAt: preciseInstant("seen_at"),
    seenBy: uuid("seen_by"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.noticeId] }),
    index("connection_notice_open").on(table.organizationId, table.seenAt, table.noticeId),
    // Processing the same version again gives no second notice.
    uniqueIndex("connection_notice_once").on(
      table.organizationId,
      table.versionId,
      table.kind,
      table.providerName,
      table.subject,
    ),
  ],
);

/** A dated proof: what was found in which list version, and the hash by which its page can be verified. */
export const connectionProof = pgTable(
  "connection_proof",
  {
    ...ofOrganization,
    proofId: uuid("proof_id").notNull(),
    hash: text("hash").notNull(),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    pdf: bytes("pdf").notNull(),
    madeBy: uuid("made_by").notNull(),
    madeAt: preciseInstant("made_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.proofId] }),
    index("connection_proof_hash").on(table.hash),
  ],
);

/** The list versions the watch has processed; a version without a row is still to be processed. */
export const connectionWatched = pgTable("connection_watched", {
  versionId: uuid("version_id").primaryKey(),
  watchedAt: preciseInstant("watched_at").notNull(),
});

/** The latest probe of an endpoint's host; public facts about a public address. */
export const connectionProbe = pgTable("connection_probe", {
  /** host:port */
  address: text("address").primaryKey(),
  checkedAt: preciseInstant("checked_at").notNull(),
  isReachable: boolean("is_reachable").notNull(),
  isCertificateValid: boolean("is_certificate_valid"),
  certificateExpiresAt: preciseInstant("certificate_expires_at"),
  /** Why it failed, as a code: refused-address, timeout, dns, tls, … */
  reason: text("reason"),
});
