import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, ofOrganization } from "#db/columns.ts";
import { auditActions, auditOutcomes } from "#db/terms/audit.ts";

/**
 * The log of NEN 7513:2018 (which event, when, which client, who, on whose behalf, which object, which source).
 * The application's role may add and read lines, never change or remove one.
 */
export const auditEvent = pgTable(
  "audit_event",
  {
    ...ofOrganization,
    eventId: uuid("event_id").notNull(),
    occurredAt: moment("occurred_at").notNull(),
    event: text("event").notNull(),
    action: text("action", { enum: auditActions }).notNull(),
    outcome: text("outcome", { enum: auditOutcomes }).notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    actorRoles: text("actor_roles").array().notNull(),
    /** The responsible user on whose behalf the actor acted, if another. */
    responsibleId: text("responsible_id"),
    sessionId: uuid("session_id"),
    clientAddress: text("client_address"),
    clientAgent: text("client_agent"),
    objectType: text("object_type").notNull(),
    objectId: text("object_id").notNull(),
    patientId: uuid("patient_id"),
    /** The grant under which it was done. */
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

/** A sealed run of lines; each block holds the hash of the one before it. */
export const auditBlock = pgTable(
  "audit_block",
  {
    ...ofOrganization,
    number: integer("number").notNull(),
    eventCount: integer("event_count").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
    sealedAt: moment("sealed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.number] })],
);

/** Which line is in which block, with its hash; a line that commits late simply joins a later block. */
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
