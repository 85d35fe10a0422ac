import { sql } from "drizzle-orm";
import { date, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, ofOrganization, ofPatient } from "#db/columns.ts";
import { contactNotes, genders, patientSources } from "#db/terms/patients.ts";

/** A patient of one organization. The BSN is sealed and found by a keyed fingerprint; it is never shown whole. */
export const patient = pgTable(
  "patient",
  {
    ...ofOrganization,
    ...ofPatient,
    /** AES-256-GCM, bound to organization and patient; null while the practice has not given it. */
    bsnSealed: text("bsn_sealed"),
    /** HMAC of organization and BSN: a blind index. */
    bsnFingerprint: text("bsn_fingerprint"),
    familyName: text("family_name").notNull(),
    /** "van der", before the family name. */
    namePrefix: text("name_prefix"),
    givenName: text("given_name"),
    initials: text("initials"),
    /** "berg, anna van der": lower case and without accents, so that a list stands in the order of a Dutch telephone book. */
    sortName: text("sort_name").notNull(),
    birthDate: date("birth_date").notNull(),
    gender: text("gender", { enum: genders }).notNull(),
    /** Number of the patient in the HIS. */
    recordNumber: text("record_number"),
    phone: text("phone"),
    contactNotes: text("contact_notes", { enum: contactNotes }).array().notNull(),
    source: text("source", { enum: patientSources }).notNull(),
    addedBy: uuid("added_by"),
    addedAt: moment("added_at").notNull(),
    /** No longer a patient of this organization: nothing new is received, everything stays readable. */
    leftAt: moment("left_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.patientId] }),
    uniqueIndex("patient_bsn").on(table.organizationId, table.bsnFingerprint),
    index("patient_name").on(table.organizationId, table.sortName, table.patientId),
    index("patient_birth").on(table.organizationId, table.birthDate, table.patientId),
    uniqueIndex("patient_record_number")
      .on(table.organizationId, table.recordNumber)
      .where(sql`record_number is not null`),
  ],
);

/**
 * The words of a name as they sound (server/patients/rules.ts), one row each. Searching is a range over (organization, word): the
 * comparison of texts is safe to run before row-level security has looked, which trigram operators are not.
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
