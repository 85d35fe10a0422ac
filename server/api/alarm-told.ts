import { alarmText } from "#db/terms/alarm-told.ts";
import { type Access, grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { underAccess } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { agreeInside } from "#server/measurements/agreements/agree-alarm.ts";
import type { AgreeAlarmToldInput } from "#server/measurements/agreements/contract.ts";
import { isKeptFrom } from "#server/messages/is-kept-from.ts";
import { sendMessage } from "#server/messages/send-message.ts";
import { callFactsOf, loadOpeningHours } from "#server/opening-hours/scope.ts";

/**
 * Agrees an alarm and tells the patient what was agreed and whom to call while the practice is closed, in one transaction.
 * @throws CONFLICT for a patient whom a notice can put in danger, and whatever `agreeAlarm` throws; then nothing is written.
 */
export function agreeAlarmTold(
  access: Access<"measurement.agree-alarm">,
  { tells, ...input }: AgreeAlarmToldInput,
  now = new Date(),
): Promise<{ alarmRuleId: string }> {
  const { patientId, kind, condition } = input;
  return change(access, async (tx, raw) => {
    const { alarmRuleId, lines } = await agreeInside(access, { tx, raw }, input, now);
    if (!tells) return { result: { alarmRuleId }, event: lines };
    const send = grant(access.actor, "message.send-instructions");
    if (await isKeptFrom(send, tx, patientId)) throw new DomainError("CONFLICT", "message.no-notices");
    const { own } = await loadOpeningHours(tx, access, now);
    const body = alarmText(kind, condition, callFactsOf(own));
    const about = { patientId, origin: "measurement-alarm-rule", originId: alarmRuleId } as const;
    return {
      result: { alarmRuleId },
      event: [...lines, ...underAccess(send, [await sendMessage(send, tx, { ...about, body })])],
    };
  });
}
