import type { AlarmRuleFacts } from "#server/measurements/alarm-contract.ts";
import type { ProtocolFacts, RuleFacts, SeriesAnswer } from "#server/measurements/series-contract.ts";
import { AgreeRuleAct } from "./agree-rule-act.tsx";
import { AlarmAct } from "./alarm-act.tsx";
import type { Colleague } from "./alarm-form.tsx";
import { ProtocolAct } from "./protocol-act.tsx";
import { RecordAct } from "./record-act.tsx";

/** What the reader of a screen may do with measurements; the procedures ask again. */
export type MeasurementMay = {
  setRule: boolean;
  startProtocol: boolean;
  agreeAlarm: boolean;
  record: boolean;
};

type MeasurementActsProps = {
  patientId: string;
  kind: SeriesAnswer["kind"];
  /** The period that runs or is planned, or ran last. */
  protocol: ProtocolFacts | null;
  rules: RuleFacts[];
  alarmRules: AlarmRuleFacts[];
  /** Who can be told when an alarm goes off. */
  colleagues: Colleague[];
  may: MeasurementMay;
  today: string;
};

/** What somebody can do about one kind of one patient: agree a target, a period, an alarm; write down a value. */
export function MeasurementActs(props: MeasurementActsProps) {
  const { patientId, kind, protocol, rules, alarmRules, colleagues, may, today } = props;
  if (kind === "other") return null;
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {may.setRule ? <AgreeRuleAct patientId={patientId} kind={kind} rules={rules} /> : null}
      {may.startProtocol ? <ProtocolAct {...{ patientId, kind, protocol, rules, today }} /> : null}
      {may.agreeAlarm ? <AlarmAct {...{ patientId, kind, alarmRules, colleagues }} /> : null}
      {may.record ? <RecordAct patientId={patientId} kind={kind} today={today} /> : null}
    </div>
  );
}
