import { customType, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { fhirFormats, fhirVersions } from "#db/terms/gateways.ts";

// Columns that many tables share. Not in db/schema, where every file is a noun.

/** A timestamp with JavaScript's precision (milliseconds): it reads back as it was written. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
/** A timestamp with PostgreSQL's precision (microseconds). */
export const preciseInstant = (name: string) => timestamp(name, { withTimezone: true });
/** Words as full text search compares them; only SQL makes and reads them. */
export const searchTerms = customType<{ data: string }>({ dataType: () => "tsvector" });
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** The tenant: first in every key and index, and what row-level security checks. */
export const ofOrganization = { organizationId: uuid("organization_id").notNull() };
/** The patient a row is about. */
export const ofPatient = { patientId: uuid("patient_id").notNull() };

/** A resource as received, byte for byte. */
export const asReceived = {
  fhirVersion: text("fhir_version", { enum: fhirVersions }).notNull(),
  format: text("format", { enum: fhirFormats }).notNull(),
  body: bytes("body").notNull(),
};
