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
import { bytes, fineMoment, ofOrganization } from "#db/columns.ts";
import {
  adoptionDimensions,
  caseAnswers,
  caseQuestions,
  connectionStates,
  noticeKinds,
  type RegisterEvidence,
  stepKinds,
  tieMethods,
} from "#db/terms/connections.ts";

/** The tie of an organization to its entry in the register. One practice may have several, one entry several practices. */
export const connection = pgTable(
  "connection",
  {
    ...ofOrganization,
    providerName: text("provider_name").notNull(),
    method: text("method", { enum: tieMethods }).notNull(),
    /** Null when the system found it by AGB. */
    chosenBy: uuid("chosen_by"),
    chosenAt: fineMoment("chosen_at").notNull(),
    releasedAt: fineMoment("released_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.providerName] }),
    index("connection_provider").on(table.providerName, table.organizationId),
  ],
);

/** What the register says of each organization, kept up to date by the worker; no patient data, readable by the alliance. */
export const connectionSummary = pgTable(
  "connection_summary",
  {
    organizationId: uuid("organization_id").primaryKey(),
    organizationKind: text("organization_kind").notNull(),
    organizationName: text("organization_name").notNull(),
    city: text("city"),
    /** The AGB code by which the register was asked; another one on the organization makes the watch ask again. */
    agb: text("agb"),
    state: text("state", { enum: connectionStates }).notNull(),
    providerNames: text("provider_names").array().notNull(),
    serviceIds: text("service_ids").array().notNull(),
    recordSystemName: text("record_system_name"),
    gatewayName: text("gateway_name"),
    stateSince: fineMoment("state_since").notNull(),
    checkedAt: fineMoment("checked_at").notNull(),
  },
  (table) => [
    index("connection_summary_name").on(table.organizationName, table.organizationId),
    index("connection_summary_state").on(table.state, table.organizationName, table.organizationId),
    index("connection_summary_gateway").on(table.gatewayName, table.organizationName, table.organizationId),
    index("connection_summary_record_system").on(table.recordSystemName, table.organizationName, table.organizationId),
  ],
);

/** Counts per day, for the picture over time; no organization in it. */
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

/** A walk through the decision tree. */
export const connectionCase = pgTable(
  "connection_case",
  {
    ...ofOrganization,
    caseId: uuid("case_id").notNull(),
    openedBy: uuid("opened_by").notNull(),
    openedAt: fineMoment("opened_at").notNull(),
    /** What the register last showed; a list that cannot tell changes nothing here. */
    registerState: text("register_state", { enum: connectionStates }),
    /** When the register last showed something else: what was done before it counts no more. Null: not since it began. */
    movedAt: fineMoment("moved_at"),
    /** The HIS or AIS that somebody chose here; wins over what the organization's own page says. */
    recordSystemId: uuid("record_system_id"),
    /** The practice's own words about quote and contract; never a claim of ours. */
    costNote: text("cost_note"),
    contractOn: date("contract_on"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.caseId] })],
);

/** Every answer that was given; the newest per question counts, older ones stay as history. */
export const connectionAnswer = pgTable(
  "connection_answer",
  {
    ...ofOrganization,
    answerId: uuid("answer_id").notNull(),
    caseId: uuid("case_id").notNull(),
    question: text("question", { enum: caseQuestions }).notNull(),
    answer: text("answer", { enum: caseAnswers }).notNull(),
    /** Null: the register answered. */
    answeredBy: uuid("answered_by"),
    answeredAt: fineMoment("answered_at").notNull(),
    /** What the register showed at that moment. */
    evidence: jsonb("evidence").$type<RegisterEvidence>(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.answerId] }),
    index("connection_answer_case").on(table.organizationId, table.caseId, table.answerId),
  ],
);

/** A next step with an owner and a date. */
export const connectionStep = pgTable(
  "connection_step",
  {
    ...ofOrganization,
    stepId: uuid("step_id").notNull(),
    caseId: uuid("case_id").notNull(),
    kind: text("kind", { enum: stepKinds }).notNull(),
    ownerId: uuid("owner_id"),
    dueOn: date("due_on").notNull(),
    doneAt: fineMoment("done_at"),
    doneBy: uuid("done_by"),
    /** Fell away because an answer changed. */
    droppedAt: fineMoment("dropped_at"),
    /** What shows that it is done: a ticket number, a date, a name of a document. */
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
    /** Service, or the new name, by kind. */
    subject: text("subject").notNull().default(""),
    createdAt: fineMoment("created_at").notNull(),
    seenAt: fineMoment("seen_at"),
    seenBy: uuid("seen_by"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.noticeId] }),
    index("connection_notice_open").on(table.organizationId, table.seenAt, table.noticeId),
    // Watching the same version twice tells nothing twice.
    uniqueIndex("connection_notice_once").on(
      table.organizationId,
      table.versionId,
      table.kind,
      table.providerName,
      table.subject,
    ),
  ],
);

/** A dated proof: what was found in which list version, and the hash by which its page can be checked. */
export const connectionProof = pgTable(
  "connection_proof",
  {
    ...ofOrganization,
    proofId: uuid("proof_id").notNull(),
    hash: text("hash").notNull(),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    pdf: bytes("pdf").notNull(),
    madeBy: uuid("made_by").notNull(),
    madeAt: fineMoment("made_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.proofId] }),
    index("connection_proof_hash").on(table.hash),
  ],
);

/** Which list versions the watch has dealt with; a version without a row is still to come. */
export const connectionWatched = pgTable("connection_watched", {
  versionId: uuid("version_id").primaryKey(),
  watchedAt: fineMoment("watched_at").notNull(),
});

/** Latest look at an endpoint's host; public facts about a public address. */
export const connectionProbe = pgTable("connection_probe", {
  /** host:port */
  address: text("address").primaryKey(),
  checkedAt: fineMoment("checked_at").notNull(),
  isReachable: boolean("is_reachable").notNull(),
  isCertificateValid: boolean("is_certificate_valid"),
  certificateExpiresAt: fineMoment("certificate_expires_at"),
  /** Why not, as a code: refused-address, timeout, dns, tls, … */
  reason: text("reason"),
});
