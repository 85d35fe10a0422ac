import { sql } from "drizzle-orm";
import { date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, ofOrganization, ofPatient } from "#db/columns.ts";
import { measurementKinds, protocolKinds } from "#db/terms/measurements.ts";

// What was agreed about measurements: rules, periods with a plan, alarms.

/**
 * A rule with its figures (a target, a threshold, how many readings are enough) where it differs from what is shipped
 * (server/measurements/rule-book): for the organization (`patientId` null) or agreed for one patient.
 */
export const measurementRule = pgTable(
  "measurement_rule",
  {
    ...ofOrganization,
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
    ...ofOrganization,
    protocolId: uuid("protocol_id").notNull(),
    ...ofPatient,
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
    ...ofOrganization,
    alarmRuleId: uuid("alarm_rule_id").notNull(),
    ...ofPatient,
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
    ...ofOrganization,
    alarmId: uuid("alarm_id").notNull(),
    alarmRuleId: uuid("alarm_rule_id").notNull(),
    ...ofPatient,
    /** Null: nothing came for the agreed number of days. */
    measurementId: uuid("measurement_id"),
    /** The first day on which nothing came. */
    silentSince: date("silent_since"),
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
    uniqueIndex("measurement_alarm_once")
      .on(table.organizationId, table.alarmRuleId, table.measurementId)
      .where(sql`measurement_id is not null`),
    uniqueIndex("measurement_alarm_silence_once")
      .on(table.organizationId, table.alarmRuleId, table.silentSince)
      .where(sql`silent_since is not null`),
    index("measurement_alarm_patient").on(table.organizationId, table.patientId, table.raisedAt),
  ],
);
