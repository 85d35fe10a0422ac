import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, ofOrganization, ofPatient } from "#db/columns.ts";
import { alarmOutcomes, type EscalateMinutes } from "#db/terms/measurement-alarms.ts";
import { measurementKinds, protocolKinds } from "#db/terms/measurements.ts";

// Agreements about measurements: rules, protocols, alarms.

/**
 * A rule whose figures (a target, a threshold, how many readings are enough) differ from the rule book (db/terms/measurement-rules.ts):
 * for the organization (`patientId` null) or agreed for one patient.
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
    setAt: instant("set_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.ruleId] }),
    index("measurement_rule_patient").on(table.organizationId, table.patientId, table.rule, table.setAt),
  ],
);

/** A measurement protocol: a period in which a patient measures by an agreed plan. */
export const measurementProtocol = pgTable(
  "measurement_protocol",
  {
    ...ofOrganization,
    protocolId: uuid("protocol_id").notNull(),
    ...ofPatient,
    kind: text("kind", { enum: protocolKinds }).notNull(),
    startsOn: date("starts_on").notNull(),
    endsOn: date("ends_on").notNull(),
    /** Readings each morning and each evening (home blood pressure). */
    morningCount: integer("morning_count").notNull(),
    eveningCount: integer("evening_count").notNull(),
    /** Measured at the practice, for comparison (mm[Hg]). */
    practiceSystolic: integer("practice_systolic"),
    practiceDiastolic: integer("practice_diastolic"),
    startedBy: uuid("started_by").notNull(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
    endReason: text("end_reason"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.protocolId] }),
    index("measurement_protocol_patient").on(table.organizationId, table.patientId, table.startsOn),
    index("measurement_protocol_running")
      .on(table.organizationId, table.endsOn, table.protocolId)
      .where(sql`ended_at is null`),
  ],
);

/** A rule agreed in advance for one patient that may notify one staff member. Everything else waits for the round. */
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
        diastolicAbove?: number;
        rise?: number;
        riseHours?: number;
        silentDays?: number;
      }>()
      .notNull(),
    /** Who receives it, in order. */
    receiverIds: uuid("receiver_ids").array().notNull(),
    /** After the last receiver it is the team's: everybody who may agree alarms. */
    thenTeam: boolean("then_team").notNull(),
    /** Minutes of open time that each receiver has. */
    escalateAfterMinutes: integer("escalate_after_minutes").$type<EscalateMinutes>().notNull(),
    /** "08:00" and "18:00", Dutch time; outside these hours an alarm waits until they next start. */
    activeFrom: text("active_from").notNull(),
    activeUntil: text("active_until").notNull(),
    reason: text("reason").notNull(),
    agreedBy: uuid("agreed_by").notNull(),
    agreedAt: instant("agreed_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.alarmRuleId] }),
    index("measurement_alarm_rule_patient").on(table.organizationId, table.patientId),
  ],
);

/** A raised alarm, one for each value that met its rule. */
export const measurementAlarm = pgTable(
  "measurement_alarm",
  {
    ...ofOrganization,
    alarmId: uuid("alarm_id").notNull(),
    alarmRuleId: uuid("alarm_rule_id").notNull(),
    ...ofPatient,
    /** Null: no value for the agreed number of days. */
    measurementId: uuid("measurement_id"),
    /** The first day without a value. */
    silentSince: date("silent_since"),
    /** Whose it is now; null: the team's. */
    heldBy: uuid("held_by"),
    /** Index in the rule's receivers; their number: the team. */
    position: integer("position").notNull(),
    heldSince: instant("held_since").notNull(),
    /** The earliest moment at which it can be passed on, as if the practice were open all the time; null: it goes no further. */
    escalatesAt: instant("escalates_at"),
    raisedAt: instant("raised_at").notNull(),
    /** When the first receiver may be notified: the start of the active hours. */
    dueAt: instant("due_at").notNull(),
    toldAt: instant("told_at"),
    acknowledgedBy: uuid("acknowledged_by"),
    acknowledgedAt: instant("acknowledged_at"),
    /** What came of it; the note stays inside the practice. */
    outcome: text("outcome", { enum: alarmOutcomes }),
    outcomeNote: text("outcome_note"),
    /** The conclusion of the round that handled it; undoing that one reopens it. */
    reviewId: uuid("review_id"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.alarmId] }),
    index("measurement_alarm_holder")
      .on(table.organizationId, table.heldBy, table.dueAt, table.alarmId)
      .where(sql`acknowledged_at is null`),
    index("measurement_alarm_escalates")
      .on(table.organizationId, table.escalatesAt)
      .where(sql`acknowledged_at is null and escalates_at is not null`),
    index("measurement_alarm_handled")
      .on(table.organizationId, table.acknowledgedAt)
      .where(sql`acknowledged_at is not null`),
    uniqueIndex("measurement_alarm_once")
      .on(table.organizationId, table.alarmRuleId, table.measurementId)
      .where(sql`measurement_id is not null`),
    uniqueIndex("measurement_alarm_silence_once")
      .on(table.organizationId, table.alarmRuleId, table.silentSince)
      .where(sql`silent_since is not null`),
    index("measurement_alarm_patient").on(table.organizationId, table.patientId, table.raisedAt),
  ],
);
