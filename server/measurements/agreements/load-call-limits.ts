import type { CallLimits } from "#db/terms/instruction-limits.ts";
import type { ProtocolKind } from "#db/terms/measurements.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { alarmRulesOf } from "#server/measurements/assessment/load-assessment.ts";
import { loadRuleBook, personInScope } from "#server/measurements/assessment/scope.ts";
import { callLimitsOf } from "#server/measurements/interpretation/call-limit-rules.ts";
import { protocolMeasures } from "#server/measurements/interpretation/protocol-rules.ts";
import { targetsOf } from "#server/measurements/interpretation/rules.ts";

/** The figures at which this patient calls, by the rules, targets and alarms that are in force. @throws NOT_FOUND for another's patient. */
export async function loadCallLimits(scope: PatientScope, protocol: ProtocolKind, now: Date): Promise<CallLimits> {
  const kind = protocolMeasures[protocol];
  const [{ birthDate }, rules, alarms] = await Promise.all([
    personInScope(scope),
    loadRuleBook(scope, now),
    alarmRulesOf(scope),
  ]);
  const conditions = alarms.filter((alarm) => alarm.kind === kind).map(({ condition }) => condition);
  return callLimitsOf(rules, targetsOf(kind, rules, { birthDate, today: dutchDay(now) }), conditions);
}
