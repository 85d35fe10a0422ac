import { customType, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { fhirFormats, fhirVersions } from "#db/terms/gateways.ts";

// Columns that many tables have, said once. Not in db/schema: a file there is a noun.

/** A moment as JavaScript knows it, to the millisecond: what was written is what is read. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
/** A moment to the microsecond, as PostgreSQL keeps it. */
export const fineMoment = (name: string) => timestamp(name, { withTimezone: true });
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** The tenant: first in every key and index, and what row-level security looks at. */
export const ofOrganization = { organizationId: uuid("organization_id").notNull() };
/** The patient of the organization that a row is about. */
export const ofPatient = { patientId: uuid("patient_id").notNull() };

/** A resource as it was received, byte for byte. */
export const asReceived = {
  fhirVersion: text("fhir_version", { enum: fhirVersions }).notNull(),
  format: text("format", { enum: fhirFormats }).notNull(),
  body: bytes("body").notNull(),
};
