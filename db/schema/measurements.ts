import { sql } from "drizzle-orm";
import {
  boolean,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { fhirFormats, fhirVersions } from "#db/terms/gateways.ts";
import {
  measurementKinds,
  measurementMoments,
  measurementOrigins,
  protocolKinds,
  seriesStates,
  setAsideReasons,
} from "#db/terms/measurements.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/**
 * One measured value, narrow (a blood pressure is one row with two values). Partitioned by range of id: the id is a UUIDv7 made on
 * arrival, so a month of arrivals is a partition (db/partitions.sql). What it was made of is in measurement_source.
 */
export const measurement = pgTable(
  "measurement",
  {
    organizationId: uuid("organization_id").notNull(),
    measurementId: uuid("measurement_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    kind: text("kind", { enum: measurementKinds }).notNull(),
    /** A date without a time of day is that day at noon in the Netherlands, with `hasTime` false. */
    effectiveAt: moment("effective_at").notNull(),
    hasTime: boolean("has_time").notNull(),
    /** In the unit of the kind (db/terms/measurements.ts); systolic of a blood pressure. Null: nothing to count. */
    value: doublePrecision("value"),
    /** Diastolic. */
    second: doublePrecision("second"),
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
  ],
);

/** The resource as it was received, byte for byte, and what was understood of it beside the value. Partitioned like its measurement. */
export const measurementSource = pgTable(
  "measurement_source",
  {
    organizationId: uuid("organization_id").notNull(),
    measurementId: uuid("measurement_id").notNull(),
    fhirVersion: text("fhir_version", { enum: fhirVersions }).notNull(),
    format: text("format", { enum: fhirFormats }).notNull(),
    body: bytes("body").notNull(),
    /** Profile, codes, unit and value as sent, body site, method, position, device, components (server/fhir/codec). */
    understood: jsonb("understood").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.measurementId] })],
);

/** Which values a patient has already: the same content again is no new value; the same identifier with other content is flagged. */
export const measurementKey = pgTable(
  "measurement_key",
  {
    organizationId: uuid("organization_id").notNull(),
    patientId: uuid("patient_id").notNull(),
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

/**
 * A rule with its figures (a target, a threshold, how many readings are enough) where it differs from what is shipped
 * (server/measurements/rule-book): for the organization (`patientId` null) or agreed for one patient.
 */
export const measurementRule = pgTable(
  "measurement_rule",
  {
    organizationId: uuid("organization_id").notNull(),
    ruleId: uuid("rule_id").notNull(),
    patientId: uuid("patient_id"),
    /** A key of the rule book, e.g. "blood-pressure.target". */
    rule: text("rule").notNull(),
    values: jsonb("values").$type<Record<string, number | boolean | null>>().notNull(),
    reason: text("reason").notNull(),
    setBy: uuid("set_by").notNull(),
    setAt: moment("set_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.ruleId] }),
    index("measurement_rule_patient").on(table.organizationId, table.patientId, table.rule, table.setAt),
  ],
);

/** A period in which a patient measures by an agreed plan. */
export const measurementProtocol = pgTable(
  "measurement_protocol",
  {
    organizationId: uuid("organization_id").notNull(),
    protocolId: uuid("protocol_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    kind: text("kind", { enum: protocolKinds }).notNull(),
    startsOn: date("starts_on").notNull(),
    endsOn: date("ends_on").notNull(),
    /** How many readings each morning and each evening (home blood pressure). */
    morningCount: integer("morning_count").notNull(),
    eveningCount: integer("evening_count").notNull(),
    /** What the practice measured, to compare with (mm[Hg]). */
    practiceSystolic: integer("practice_systolic"),
    practiceDiastolic: integer("practice_diastolic"),
    startedBy: uuid("started_by").notNull(),
    startedAt: moment("started_at").notNull(),
    endedAt: moment("ended_at"),
    endReason: text("end_reason"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.protocolId] }),
    index("measurement_protocol_patient").on(table.organizationId, table.patientId, table.startsOn),
    index("measurement_protocol_running").on(table.organizationId, table.endsOn).where(sql`ended_at is null`),
  ],
);

/** A rule agreed beforehand for one patient that may interrupt one person. Everything else waits for the round. */
export const measurementAlarmRule = pgTable(
  "measurement_alarm_rule",
  {
    organizationId: uuid("organization_id").notNull(),
    alarmRuleId: uuid("alarm_rule_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    kind: text("kind", { enum: measurementKinds }).notNull(),
    /** Any of these may be absent; bounds in the unit of the kind. `rise` over `riseHours`; silent for `silentDays`. */
    condition: jsonb("condition")
      .$type<{
        above?: number;
        below?: number;
        secondAbove?: number;
        rise?: number;
        riseHours?: number;
        silentDays?: number;
      }>()
      .notNull(),
    receiverId: uuid("receiver_id").notNull(),
    /** "08:00" and "18:00", Dutch time; outside it waits until the next beginning. */
    activeFrom: text("active_from").notNull(),
    activeUntil: text("active_until").notNull(),
    reason: text("reason").notNull(),
    agreedBy: uuid("agreed_by").notNull(),
    agreedAt: moment("agreed_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.alarmRuleId] }),
    index("measurement_alarm_rule_patient").on(table.organizationId, table.patientId),
  ],
);

/** An alarm that went off, once for each value that met its rule. */
export const measurementAlarm = pgTable(
  "measurement_alarm",
  {
    organizationId: uuid("organization_id").notNull(),
    alarmId: uuid("alarm_id").notNull(),
    alarmRuleId: uuid("alarm_rule_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    /** Null: nothing came for the agreed number of days. */
    measurementId: uuid("measurement_id"),
    receiverId: uuid("receiver_id").notNull(),
    raisedAt: moment("raised_at").notNull(),
    /** When the receiver may be told: the beginning of the agreed hours. */
    dueAt: moment("due_at").notNull(),
    toldAt: moment("told_at"),
    acknowledgedBy: uuid("acknowledged_by"),
    acknowledgedAt: moment("acknowledged_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.alarmId] }),
    index("measurement_alarm_receiver")
      .on(table.organizationId, table.receiverId, table.dueAt)
      .where(sql`acknowledged_at is null`),
    index("measurement_alarm_patient").on(table.organizationId, table.patientId, table.raisedAt),
  ],
);

/** How each series of each patient stands now, kept up to date by the worker, so that no table ever scans values. */
export const measurementSummary = pgTable(
  "measurement_summary",
  {
    organizationId: uuid("organization_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    kind: text("kind", { enum: measurementKinds }).notNull(),
    /** "Van der Berg, Anna": so that a table sorted by name needs no join. */
    sortName: text("sort_name").notNull(),
    lastValue: doublePrecision("last_value"),
    lastSecond: doublePrecision("last_second"),
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
    index("measurement_summary_last").on(table.organizationId, table.lastAt, table.patientId, table.kind),
    index("measurement_summary_kind").on(
      table.organizationId,
      table.kind,
      table.state,
      table.attention,
      table.patientId,
    ),
  ],
);
