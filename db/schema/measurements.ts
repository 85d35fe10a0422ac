import { sql } from "drizzle-orm";
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { asReceived, bytes, moment, ofOrganization, ofPatient } from "#db/columns.ts";
import {
  measurementKinds,
  measurementMoments,
  measurementOrigins,
  seriesStates,
  setAsideReasons,
} from "#db/terms/measurements.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";

/**
 * One measured value, narrow (a blood pressure is one row with two values). Partitioned by range of id: the id is a UUIDv7 made on
 * arrival, so a month of arrivals is a partition (db/partitions.sql). What it was made of is in measurement_source.
 */
export const measurement = pgTable(
  "measurement",
  {
    ...ofOrganization,
    measurementId: uuid("measurement_id").notNull(),
    ...ofPatient,
    kind: text("kind", { enum: measurementKinds }).notNull(),
    /** A date without a time of day is that day at noon in the Netherlands, with `hasTime` false. */
    effectiveAt: moment("effective_at").notNull(),
    hasTime: boolean("has_time").notNull(),
    /** In the unit of the kind (db/terms/measurements.ts); systolic of a blood pressure. Null: nothing to count. */
    value: doublePrecision("value"),
    /** Diastolic. */
    second: doublePrecision("second"),
    /** "<", ">", …: the number is a bound, and is shown with its sign. */
    sign: text("sign"),
    secondSign: text("second_sign"),
    /** What the sender found of it; null of most. */
    interpretation:
      jsonb("interpretation").$type<{ system: string | null; code: string | null; display: string | null }[]>(),
    moment: text("moment", { enum: measurementMoments }),
    origin: text("origin", { enum: measurementOrigins }).notNull(),
    /** Kept and shown, never counted. */
    setAside: text("set_aside", { enum: setAsideReasons }),
    /** The patient's words with it; they can change what a value means. */
    comment: text("comment"),
    /** What was delivered together. For a value of the practice: its own id. */
    deliveryId: uuid("delivery_id").notNull(),
    /** Another value came under the same identifier. */
    identifierReused: boolean("identifier_reused").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.measurementId] }),
    index("measurement_series").on(table.organizationId, table.patientId, table.kind, table.effectiveAt),
    index("measurement_delivery").on(table.organizationId, table.deliveryId),
    index("measurement_practice")
      .on(table.organizationId, table.patientId, table.measurementId)
      .where(sql`origin = 'practice'`),
  ],
);

/** The resource as it was received, byte for byte, and what was understood of it beside the value. Partitioned like its measurement. */
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

/** Which values a patient has already: the same content again is no new value; the same identifier with other content is flagged. */
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

/** Who set a value aside and why, and who took it back: the value itself never goes, and neither does this. */
export const measurementSetAside = pgTable(
  "measurement_set_aside",
  {
    ...ofOrganization,
    setAsideId: uuid("set_aside_id").notNull(),
    measurementId: uuid("measurement_id").notNull(),
    ...ofPatient,
    reason: text("reason").notNull(),
    setAsideBy: uuid("set_aside_by").notNull(),
    setAsideAt: moment("set_aside_at").notNull(),
    takenBackReason: text("taken_back_reason"),
    takenBackBy: uuid("taken_back_by"),
    takenBackAt: moment("taken_back_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.setAsideId] }),
    index("measurement_set_aside_measurement").on(table.organizationId, table.measurementId),
    index("measurement_set_aside_patient").on(table.organizationId, table.patientId, table.setAsideAt),
  ],
);

/** How each series of each patient stands now, kept up to date by the worker, so that no table ever scans values. */
export const measurementSummary = pgTable(
  "measurement_summary",
  {
    ...ofOrganization,
    ...ofPatient,
    kind: text("kind", { enum: measurementKinds }).notNull(),
    /** As of the patient, so that a table sorted by name needs no join; follows a rename (db/copies.sql). */
    sortName: text("sort_name").notNull(),
    lastValue: doublePrecision("last_value"),
    lastSecond: doublePrecision("last_second"),
    /** Null: a period with a plan in which nothing came yet. */
    lastAt: moment("last_at"),
    /** Average over the window of the rule that judges this kind. */
    averageValue: doublePrecision("average_value"),
    averageSecond: doublePrecision("average_second"),
    countInWindow: integer("count_in_window").notNull(),
    state: text("state", { enum: seriesStates }).notNull(),
    attention: integer("attention").notNull(),
    reasons: jsonb("reasons").$type<AttentionReason[]>().notNull(),
    protocolId: uuid("protocol_id"),
    computedAt: moment("computed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.patientId, table.kind] }),
    index("measurement_summary_attention").on(table.organizationId, table.attention, table.patientId, table.kind),
    index("measurement_summary_name").on(table.organizationId, table.sortName, table.patientId, table.kind),
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
