import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { AlarmCondition } from "./contract.ts";

// Alarms that were agreed for one patient, and those that went off.

export type AlarmRuleFacts = {
  alarmRuleId: string;
  kind: MeasurementKind;
  condition: AlarmCondition;
  receiverId: string;
  receiverName: string | null;
  activeFrom: string;
  activeUntil: string;
  reason: string;
  agreedByName: string | null;
  agreedAt: Date;
};

/** An alarm that went off. `value` null: nothing came. */
export type AlarmFacts = {
  alarmId: string;
  alarmRuleId: string;
  kind: MeasurementKind;
  condition: AlarmCondition;
  reason: string;
  value: number | null;
  second: number | null;
  /** The value was a bound. */
  sign: string | null;
  secondSign: string | null;
  measuredAt: Date | null;
  raisedAt: Date;
  dueAt: Date;
  receiverName: string | null;
  acknowledgedByName: string | null;
  acknowledgedAt: Date | null;
};

/** An open alarm of whoever asks, of which the agreed hours have begun. */
export type MyAlarm = AlarmFacts & { patientId: string; fullName: string; birthDate: string };
