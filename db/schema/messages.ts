import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { asReceived, instant, ofOrganization, ofPatient } from "#db/columns.ts";
import { measurementKinds, protocolKinds } from "#db/terms/measurements.ts";
import { messageAuthors, messageOccasions, messageOrigins } from "#db/terms/messages.ts";
import { representativeRelations } from "#db/terms/patients.ts";
import { representationBases } from "#db/terms/representation.ts";

/**
 * A message of the practice to a patient, which a PGO fetches as a FHIR Communication (server/fhir/README.md), or of a patient to the
 * practice.
 */
export const message = pgTable(
  "message",
  {
    ...ofOrganization,
    messageId: uuid("message_id").notNull(),
    ...ofPatient,
    /** What it was written for, with its id; null: written on its own. */
    origin: text("origin", { enum: messageOrigins }),
    originId: uuid("origin_id"),
    body: text("body").notNull(),
    author: text("author", { enum: messageAuthors }).notNull().default("practice"),
    /** Who of the practice; null: the patient wrote it, or it is a receipt. */
    writtenBy: uuid("written_by"),
    /** For what a patient wrote: when it came in. */
    sentAt: instant("sent_at").notNull(),
    /** First time a PGO fetched it; until then it can be withdrawn. */
    fetchedAt: instant("fetched_at"),
    /** Never served after this. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.messageId] }),
    index("message_patient").on(table.organizationId, table.patientId, table.sentAt),
  ],
);

/** What a patient wrote, as it was received. */
export const messageSource = pgTable(
  "message_source",
  {
    ...ofOrganization,
    messageId: uuid("message_id").notNull(),
    ...ofPatient,
    /** The sender's own identifier: the same one again is the same message. */
    identifierSystem: text("identifier_system"),
    identifierValue: text("identifier_value"),
    /** The sender's clock: shown, and used for nothing. */
    statedAt: instant("stated_at"),
    pgoName: text("pgo_name"),
    /** Who wrote it for the patient, as recorded when it came; null: the patient wrote it. */
    representativeId: uuid("representative_id"),
    representativeName: text("representative_name"),
    representativeRelation: text("representative_relation", { enum: representativeRelations }),
    representativeBasis: text("representative_basis", { enum: representationBases }),
    /** What the DVA said of them where it differs; null: the same. */
    statedName: text("stated_name"),
    statedRelation: text("stated_relation", { enum: representativeRelations }),
    ...asReceived,
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.messageId] }),
    uniqueIndex("message_source_identifier")
      .on(table.organizationId, table.patientId, table.identifierSystem, table.identifierValue)
      .where(sql`identifier_value is not null`),
  ],
);

/** The practice's own instructions of a measurement protocol; without a row Balie's apply (db/terms/measurement-instructions.ts). */
export const messageInstruction = pgTable(
  "message_instruction",
  {
    ...ofOrganization,
    kind: text("kind", { enum: protocolKinds }).notNull(),
    body: text("body").notNull(),
    changedBy: uuid("changed_by").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.kind] })],
);

/**
 * Message templates of the practice; placeholders such as `{gemiddelde}` are filled in. Shipped templates
 * (server/messages/shipped-rules.ts) have no row until the practice changes or retires them.
 */
export const messageTemplate = pgTable(
  "message_template",
  {
    ...ofOrganization,
    templateId: uuid("template_id").notNull(),
    /** Null: any occasion. */
    occasion: text("occasion", { enum: messageOccasions }),
    /** The kind whose figures fill the placeholders; null: a template without figures. */
    measurementKind: text("measurement_kind", { enum: measurementKinds }),
    title: text("title").notNull(),
    body: text("body").notNull(),
    changedBy: uuid("changed_by"),
    changedAt: instant("changed_at").notNull(),
    retiredAt: instant("retired_at"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.templateId] })],
);
