import { sql } from "drizzle-orm";
import { date, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, ofOrganization, ofPatient } from "#db/columns.ts";
import {
  contactNotes,
  emergencyReasons,
  genders,
  type OverwrittenFact,
  patientSources,
  programmes,
  recordOpenings,
  representativeRelations,
  treaterParts,
} from "#db/terms/patients.ts";
import { representationBases } from "#db/terms/representation.ts";

/** A patient of one organization. The BSN is encrypted and looked up by a keyed fingerprint; it is never shown in full. */
export const patient = pgTable(
  "patient",
  {
    ...ofOrganization,
    ...ofPatient,
    /** AES-256-GCM, bound to organization and patient; null while the practice has not entered it. */
    bsnSealed: text("bsn_sealed"),
    /** HMAC of organization and BSN: a blind index. */
    bsnFingerprint: text("bsn_fingerprint"),
    familyName: text("family_name").notNull(),
    /** "van der", before the family name. */
    namePrefix: text("name_prefix"),
    givenName: text("given_name"),
    initials: text("initials"),
    /** "berg, anna van der": lower case without accents, so that lists sort like a Dutch telephone book. */
    sortName: text("sort_name").notNull(),
    birthDate: date("birth_date").notNull(),
    gender: text("gender", { enum: genders }).notNull(),
    /** The patient's number in the HIS. */
    recordNumber: text("record_number"),
    phone: text("phone"),
    /** What a search by telephone number compares: the last nine digits, so that 06 and +31 6 are one. */
    phoneDigits: text("phone_digits").generatedAlwaysAs(sql`right(regexp_replace(phone, '\\D', '', 'g'), 9)`),
    contactNotes: text("contact_notes", { enum: contactNotes }).array().notNull(),
    programmes: text("programmes", { enum: programmes }).array().notNull().default([]),
    /** Whom the record is open to; who is named stands in `patient_treater`. */
    openTo: text("open_to", { enum: recordOpenings }).notNull().default("team"),
    source: text("source", { enum: patientSources }).notNull(),
    addedBy: uuid("added_by"),
    addedAt: instant("added_at").notNull(),
    /** No longer a patient of this organization: nothing new is received, everything stays readable. */
    leftAt: instant("left_at"),
    /** The patient this one turned out to be; nothing is received or written here any more (server/api/merge). */
    mergedInto: uuid("merged_into"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.patientId] }),
    uniqueIndex("patient_bsn").on(table.organizationId, table.bsnFingerprint),
    index("patient_name").on(table.organizationId, table.sortName, table.birthDate, table.patientId),
    index("patient_birth").on(table.organizationId, table.birthDate, table.patientId),
    uniqueIndex("patient_record_number")
      .on(table.organizationId, table.recordNumber)
      .where(sql`record_number is not null`),
    index("patient_merged").on(table.organizationId, table.mergedInto).where(sql`merged_into is not null`),
    // Far fewer than all: a filter on a programme reads these of one organization.
    index("patient_programmes").on(table.organizationId, table.patientId).where(sql`programmes <> '{}'`),
    index("patient_closed").on(table.organizationId, table.patientId).where(sql`open_to <> 'team'`),
    index("patient_phone").on(table.organizationId, table.phoneDigits).where(sql`phone_digits is not null`),
  ],
);

/** Who is named as treating a patient, and as what. One person can be named for several parts. */
export const patientTreater = pgTable(
  "patient_treater",
  {
    ...ofOrganization,
    ...ofPatient,
    part: text("part", { enum: treaterParts }).notNull(),
    personId: uuid("person_id").notNull(),
    /** Null: a file of the record system, imported by the worker. */
    namedBy: uuid("named_by"),
    namedAt: instant("named_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.patientId, table.part, table.personId] }),
    uniqueIndex("patient_own_gp").on(table.organizationId, table.patientId).where(sql`part = 'own-gp'`),
    index("patient_treater_person").on(table.organizationId, table.personId, table.patientId),
  ],
);

/** Who acts or acted for a patient, and on what ground. A row is never removed: the log and what they wrote name it. */
export const patientRepresentative = pgTable(
  "patient_representative",
  {
    ...ofOrganization,
    representativeId: uuid("representative_id").notNull(),
    ...ofPatient,
    name: text("name").notNull(),
    relation: text("relation", { enum: representativeRelations }).notNull(),
    basis: text("basis", { enum: representationBases }).notNull(),
    phone: text("phone"),
    since: date("since").notNull(),
    /** The last day, included; null: no end is known. */
    until: date("until"),
    /** When the young person agreed, where their age asks for it. */
    consentOn: date("consent_on"),
    /** HMAC of organization and the DVA's own id of the person; null: not known, so nothing is served to them. */
    codeFingerprint: text("code_fingerprint"),
    /** Null: the demo. */
    recordedBy: uuid("recorded_by"),
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.representativeId] }),
    index("patient_representative_patient").on(table.organizationId, table.patientId, table.since),
  ],
);

/** Somebody opened a record that was not open to them, for a while and with a reason; kept, for the privacy officer. */
export const emergencyOpening = pgTable(
  "emergency_opening",
  {
    ...ofOrganization,
    openingId: uuid("opening_id").notNull(),
    ...ofPatient,
    personId: uuid("person_id").notNull(),
    reason: text("reason", { enum: emergencyReasons }).notNull(),
    /** In their own words; never in the log, which holds no clinical content. */
    note: text("note"),
    openedAt: instant("opened_at").notNull(),
    openUntil: instant("open_until").notNull(),
    /** When a privacy officer had seen it, and who. */
    seenAt: instant("seen_at"),
    seenBy: uuid("seen_by"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.openingId] }),
    index("emergency_opening_person").on(table.organizationId, table.personId, table.openUntil),
    index("emergency_opening_unseen").on(table.organizationId, table.openingId).where(sql`seen_at is null`),
  ],
);

/**
 * The words of a name by sound (server/patients/rules.ts), one row each. A search is a range over (organization, word): text comparison
 * is leakproof, so it can use the index under row-level security; trigram operators are not.
 */
export const patientWord = pgTable(
  "patient_word",
  {
    ...ofOrganization,
    word: text("word").notNull(),
    ...ofPatient,
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.word, table.patientId] }),
    index("patient_word_patient").on(table.organizationId, table.patientId),
  ],
);

/** Two patients who turned out to be one: kept, so that it can be undone. */
export const patientMerge = pgTable(
  "patient_merge",
  {
    ...ofOrganization,
    mergeId: uuid("merge_id").notNull(),
    survivingId: uuid("surviving_id").notNull(),
    mergedId: uuid("merged_id").notNull(),
    /** What the merge wrote over facts of the surviving patient, and what stood there. */
    facts: jsonb("facts").$type<OverwrittenFact[]>().notNull(),
    /** The BSN of the merged patient went along; what is delivered under it since goes back with it. */
    bsnFingerprint: text("bsn_fingerprint"),
    mergedBy: uuid("merged_by").notNull(),
    mergedAt: instant("merged_at").notNull(),
    undoneBy: uuid("undone_by"),
    undoneAt: instant("undone_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.mergeId] }),
    index("patient_merge_surviving").on(table.organizationId, table.survivingId, table.mergeId),
  ],
);

/** The rows that a merge moved, by the key that is unique within their patient. */
export const patientMoved = pgTable(
  "patient_moved",
  {
    ...ofOrganization,
    mergeId: uuid("merge_id").notNull(),
    tableName: text("table_name").notNull(),
    rowId: uuid("row_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.mergeId, table.tableName, table.rowId] })],
);
