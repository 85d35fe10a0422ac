import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { asReceived, bytes, instant, ofOrganization, ofPatient } from "#db/columns.ts";
import {
  measurementKinds,
  measurementMoments,
  measurementOrigins,
  seriesStates,
  setAsideReasons,
} from "#db/terms/measurements.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";

/**
 * One measured value, in a narrow row (a blood pressure is one row with two values). Partitioned by range of id: the id is a UUIDv7 made
 * on arrival, so each partition is a month of arrivals (db/partitions.sql). The source resource is in measurement_source.
 */
export const measurement = pgTable(
  "measurement",
  {
    ...ofOrganization,
    measurementId: uuid("measurement_id").notNull(),
    ...ofPatient,
    kind: text("kind", { enum: measurementKinds }).notNull(),
    /** A date without a time is that date at noon in the Netherlands, with `hasTime` false. */
    effectiveAt: instant("effective_at").notNull(),
    hasTime: boolean("has_time").notNull(),
    /** In the unit of the kind (db/terms/measurements.ts); systolic for blood pressure. Null: nothing to count. */
    value: doublePrecision("value"),
    /** Diastolic. */
    diastolic: doublePrecision("diastolic"),
    /** Comparator "<", ">", …: the number is a bound, and is shown with it. */
    sign: text("sign"),
    diastolicSign: text("diastolic_sign"),
    /** The sender's interpretation; usually null. */
    interpretation:
      jsonb("interpretation").$type<{ system: string | null; code: string | null; display: string | null }[]>(),
    moment: text("moment", { enum: measurementMoments }),
    origin: text("origin", { enum: measurementOrigins }).notNull(),
    /** Kept and shown, never counted. */
    setAside: text("set_aside", { enum: setAsideReasons }),
    /** The patient's comment; it can change what a value means. */
    comment: text("comment"),
    /** The delivery it arrived in. For a value recorded by the practice: its own id. */
    deliveryId: uuid("delivery_id").notNull(),
    /** Another value arrived with the same identifier. */
    identifierReused: boolean("identifier_reused").notNull(),
    /** Counts every change of `setAside`: what is served of a value differs with it (FHIR meta.versionId). */
    version: integer("version").notNull().default(1),
    /** Stands for its kind and the codes and categories it was sent with (server/measurements/values/coding-rules.ts). */
    coding: bigint("coding", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.measurementId] }),
    index("measurement_series").on(table.organizationId, table.patientId, table.kind, table.effectiveAt),
    // A page over all kinds of what a PGO fetches (serve-measurements.ts). Partial, though every value has a kind: only a query that says
    // `kind <> ''` can use it. Otherwise the server takes it for a series too, and reads all values of a patient to find none of a kind.
    index("measurement_served")
      .on(table.organizationId, table.patientId, table.effectiveAt, table.measurementId)
      .where(sql`kind <> ''`),
    // The codings of a patient, and the newest values of each.
    index("measurement_coding").on(table.organizationId, table.patientId, table.coding, table.effectiveAt),
    index("measurement_delivery").on(table.organizationId, table.deliveryId),
    index("measurement_practice")
      .on(table.organizationId, table.patientId, table.measurementId)
      .where(sql`origin = 'practice'`),
  ],
);

/** The resource as received, byte for byte, and what was decoded from it besides the value. Partitioned like its measurement. */
export const measurementSource = pgTable(
  "measurement_source",
  {
    ...ofOrganization,
    measurementId: uuid("measurement_id").notNull(),
    ...asReceived,
    /** Profile, codes, unit and value as sent, body site, method, position, device, components (server/fhir/codec). */
    understood: jsonb("understood").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.measurementId] })],
);

/** Values a patient already has: identical content is not stored again; the same identifier with other content is flagged. */
export const measurementKey = pgTable(
  "measurement_key",
  {
    ...ofOrganization,
    ...ofPatient,
    /** First 16 bytes of SHA-256 over identifier, codes, time, values, unit and comment. */
    contentKey: bytes("content_key").notNull(),
    /** First 16 bytes of SHA-256 over the identifier; null without one. */
    identifierKey: bytes("identifier_key"),
    measurementId: uuid("measurement_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.patientId, table.contentKey] }),
    index("measurement_key_identifier").on(table.organizationId, table.patientId, table.identifierKey),
  ],
);

/** Who set a value aside and why, and who took it back: neither the value nor this record is ever deleted. */
export const measurementSetAside = pgTable(
  "measurement_set_aside",
  {
    ...ofOrganization,
    setAsideId: uuid("set_aside_id").notNull(),
    measurementId: uuid("measurement_id").notNull(),
    ...ofPatient,
    reason: text("reason").notNull(),
    setAsideBy: uuid("set_aside_by").notNull(),
    setAsideAt: instant("set_aside_at").notNull(),
    takenBackReason: text("taken_back_reason"),
    takenBackBy: uuid("taken_back_by"),
    takenBackAt: instant("taken_back_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.setAsideId] }),
    index("measurement_set_aside_measurement").on(table.organizationId, table.measurementId),
    index("measurement_set_aside_patient").on(table.organizationId, table.patientId, table.setAsideAt),
  ],
);

/** The current status of each series of each patient, updated by every assessment, so that no table ever scans values. */
export const measurementSummary = pgTable(
  "measurement_summary",
  {
    ...ofOrganization,
    ...ofPatient,
    kind: text("kind", { enum: measurementKinds }).notNull(),
    /** Copies of the patient's, so that a table sorted by name needs no join; they follow a correction (db/copies.sql). */
    sortName: text("sort_name").notNull(),
    birthDate: date("birth_date").notNull(),
    lastValue: doublePrecision("last_value"),
    lastDiastolic: doublePrecision("last_diastolic"),
    /** Null: a protocol without values so far. */
    lastAt: instant("last_at"),
    /** Average over the window of the rule that judges this kind. */
    averageValue: doublePrecision("average_value"),
    averageDiastolic: doublePrecision("average_diastolic"),
    countInWindow: integer("count_in_window").notNull(),
    state: text("state", { enum: seriesStates }).notNull(),
    attention: integer("attention").notNull(),
    reasons: jsonb("reasons").$type<AttentionReason[]>().notNull(),
    protocolId: uuid("protocol_id"),
    computedAt: instant("computed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.patientId, table.kind] }),
    index("measurement_summary_attention").on(table.organizationId, table.attention, table.patientId, table.kind),
    index("measurement_summary_name").on(
      table.organizationId,
      table.sortName,
      table.birthDate,
      table.patientId,
      table.kind,
    ),
    index("measurement_summary_last").on(
      table.organizationId,
      sql`coalesce(last_at, '-infinity'::timestamptz)`,
      table.patientId,
      table.kind,
    ),
    index("measurement_summary_kind").on(
      table.organizationId,
      table.kind,
      table.state,
      table.attention,
      table.patientId,
    ),
  ],
);
