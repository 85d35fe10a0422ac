import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, ofOrganization, ofPatient } from "#db/columns.ts";
import { auditActions, auditOutcomes } from "#db/terms/audit.ts";

/**
 * The audit log of NEN 7513:2018 (event, time, client, user, on whose behalf, object, source). The application's role may insert and
 * select rows, never update or delete one.
 */
export const auditEvent = pgTable(
  "audit_event",
  {
    ...ofOrganization,
    eventId: uuid("event_id").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    event: text("event").notNull(),
    action: text("action", { enum: auditActions }).notNull(),
    outcome: text("outcome", { enum: auditOutcomes }).notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    actorRoles: text("actor_roles").array().notNull(),
    /** The responsible user on whose behalf the actor acted, if different. */
    responsibleId: text("responsible_id"),
    sessionId: uuid("session_id"),
    clientAddress: text("client_address"),
    clientAgent: text("client_agent"),
    objectType: text("object_type").notNull(),
    objectId: text("object_id").notNull(),
    patientId: uuid("patient_id"),
    /** The permission under which it was done. */
    basis: text("basis").notNull(),
    /** Emergency procedure ("break glass"). */
    emergency: boolean("emergency").notNull().default(false),
    /** The process that wrote the line. */
    source: text("source").notNull(),
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.eventId] }),
    index("audit_event_actor").on(table.organizationId, table.actorId, table.eventId),
    index("audit_event_name").on(table.organizationId, table.event, table.eventId),
    index("audit_event_object").on(table.organizationId, table.objectId, table.eventId),
    index("audit_event_patient").on(table.organizationId, table.patientId, table.eventId),
  ],
);

/**
 * Which patients' names a line showed: a list, the results of a search, a file that was exported. One row a name, so that the log of one
 * patient finds the lists too. A table and no array in the line: equality of a uuid may use an index under row-level security
 * (`@>` may not: it is not leakproof), and a line stays small. A page of 50 names is one insert of 50 rows of 48 bytes, an export of 1,000
 * two such inserts of at most 500; a screen that refreshes adds only the names that it had not shown yet (server/access/record-reading.ts).
 * Rows are added with their line, in one transaction, and never later: the hash of the line covers them.
 */
export const auditShown = pgTable(
  "audit_shown",
  {
    ...ofOrganization,
    ...ofPatient,
    eventId: uuid("event_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.patientId, table.eventId] }),
    // For sealing, checking and removing: all names of a line.
    index("audit_shown_line").on(table.organizationId, table.eventId, table.patientId),
  ],
);

/** A sealed range of audit events. Its hash is keyed (HMAC, `key_id` says with which key) and contains the hash of the previous block. */
export const auditBlock = pgTable(
  "audit_block",
  {
    ...ofOrganization,
    number: integer("number").notNull(),
    eventCount: integer("event_count").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
    keyId: text("key_id").notNull(),
    sealedAt: instant("sealed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.number] })],
);

/** Which event is in which block, with its hash; an event that commits late joins a later block. */
export const auditSeal = pgTable(
  "audit_seal",
  {
    ...ofOrganization,
    eventId: uuid("event_id").notNull(),
    blockNumber: integer("block_number").notNull(),
    eventHash: text("event_hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.eventId] }),
    index("audit_seal_block").on(table.organizationId, table.blockNumber, table.eventId),
  ],
);

/**
 * The blocks that were written to an archive file because they are past their time. The file's manifest is what counts (it is keyed); a row
 * says that there must be one, and lets `audit_forget_oldest` (db/security.sql) remove those blocks.
 */
export const auditArchive = pgTable(
  "audit_archive",
  {
    ...ofOrganization,
    firstNumber: integer("first_number").notNull(),
    lastNumber: integer("last_number").notNull(),
    eventCount: integer("event_count").notNull(),
    lastHash: text("last_hash").notNull(),
    archivedAt: instant("archived_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.firstNumber] })],
);
