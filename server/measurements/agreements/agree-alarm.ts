import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { measurementAlarmRule } from "#db/schema/measurements.agreements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";
import { receiversHere } from "#server/measurements/assessment/receivers-here.ts";
import type { AgreeAlarmInput } from "./contract.ts";

/**
 * Sets up an alarm for one patient, with the colleagues who receive it in turn. Alarms are the only notifications staff get about values.
 * @throws INVALID for a bound that the kind does not have, or a receiver who may not see this patient.
 */
export function agreeAlarm(
  access: Access<"measurement.agree-alarm">,
  input: AgreeAlarmInput,
  now = new Date(),
): Promise<{ alarmRuleId: string }> {
  return change(access, async (tx, raw) => {
    const { alarmRuleId, lines } = await agreeInside(access, { tx, raw }, input, now);
    return { result: { alarmRuleId }, event: lines };
  });
}

/** The same, in the caller's transaction with what the patient hears of it (server/api/alarm-told.ts). */
export async function agreeInside(
  access: Access<"measurement.agree-alarm">,
  { tx, raw }: { tx: Transaction; raw: TransactionSql },
  input: AgreeAlarmInput,
  now: Date,
): Promise<{ alarmRuleId: string; lines: AuditLine[] }> {
  const { organizationId } = access;
  const { patientId, kind, condition, receiverIds } = input;
  if (condition.diastolicAbove !== undefined && kind !== "blood-pressure") {
    throw new DomainError("INVALID", "measurement.alarm-not-of-kind");
  }
  const agreedBy = personActing(access).personId;
  const alarmRuleId = uuidv7();
  const here = await receiversHere(tx, organizationId, patientId, receiverIds);
  if (here.size < receiverIds.length) throw new DomainError("INVALID", "measurement.receiver-sees-no-patients");
  await tx.insert(measurementAlarmRule).values({ organizationId, alarmRuleId, ...input, agreedBy, agreedAt: now });
  const { lines } = await assessInside({ tx, raw, organizationId, patientId }, now);
  const line: AuditLine = {
    event: "measurement.alarm-agreed",
    object: { type: "measurement-alarm-rule", id: alarmRuleId },
    patientId,
    detail: { kind, receivers: receiverIds.length, bounds: Object.keys(condition) },
  };
  return { alarmRuleId, lines: [line, ...lines] };
}
