import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, ofOrganization, ofPatient } from "#db/columns.ts";
import { documentForms, documentOrigins, notShownReasons } from "#db/terms/documents.ts";
import { fhirFormats, fhirVersions } from "#db/terms/gateways.ts";

/**
 * A photo or document, of a patient or for one. Its bytes stand outside the database, sealed, under the keys that end in `Key`
 * (server/storage): as they came, and what is shown of a picture.
 */
export const document = pgTable(
  "document",
  {
    ...ofOrganization,
    documentId: uuid("document_id").notNull(),
    ...ofPatient,
    origin: text("origin", { enum: documentOrigins }).notNull(),
    /** The message that it came with, or was sent with; null: none. */
    messageId: uuid("message_id"),
    /** When it came in, or was sent. */
    receivedAt: instant("received_at").notNull(),
    /** Empty: none was given. */
    title: text("title").notNull(),
    note: text("note").notNull(),
    /** What the sender says of it, as words: kind of document, part of the body, author, and whom it is for. */
    typeName: text("type_name"),
    bodySite: text("body_site"),
    authorName: text("author_name"),
    recipientName: text("recipient_name"),
    pgoName: text("pgo_name"),
    /** When the photo was taken or the document made, by the sender; a date alone is its first moment. */
    statedAt: instant("stated_at"),
    form: text("form", { enum: documentForms }).notNull(),
    /** With form "none". */
    notShownReason: text("not_shown_reason", { enum: notShownReasons }),
    /** Found in the bytes. */
    mediaType: text("media_type"),
    byteLength: integer("byte_length").notNull(),
    sha256: bytes("sha256").notNull(),
    /** Of a picture, upright. */
    width: integer("width"),
    height: integer("height"),
    isAnimated: boolean("is_animated").notNull().default(false),
    /** Of pages. */
    pageCount: integer("page_count"),
    isActive: boolean("is_active").notNull().default(false),
    contentKey: text("content_key").notNull(),
    pictureKey: text("picture_key"),
    thumbnailKey: text("thumbnail_key"),
    /** Of a patient's: who looked at it and judged it. */
    judgedAt: instant("judged_at"),
    judgedBy: uuid("judged_by"),
    /** Of the practice's: who sent it, first time a PGO fetched it, and never served after this. */
    sentBy: uuid("sent_by"),
    fetchedAt: instant("fetched_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.documentId] }),
    index("document_patient").on(table.organizationId, table.patientId, table.receivedAt, table.documentId),
    index("document_message").on(table.organizationId, table.messageId).where(sql`message_id is not null`),
    index("document_content").on(table.organizationId, table.patientId, table.sha256),
  ],
);

/** A resource that described photos or documents, as it was received; its bytes stand outside the database. */
export const documentSource = pgTable(
  "document_source",
  {
    ...ofOrganization,
    /** Id of the resource here: of a Media or DocumentReference that of its (first) document. */
    sourceId: uuid("source_id").notNull(),
    ...ofPatient,
    resourceType: text("resource_type").notNull(),
    identifierSystem: text("identifier_system"),
    identifierValue: text("identifier_value"),
    fhirVersion: text("fhir_version", { enum: fhirVersions }).notNull(),
    format: text("format", { enum: fhirFormats }).notNull(),
    bodyKey: text("body_key").notNull(),
    receivedAt: instant("received_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.sourceId] })],
);
