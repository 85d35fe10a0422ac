import { RecordAct } from "#components/measurements/values/record-act.tsx";
import type { CallFacts } from "#db/terms/instruction-limits.ts";
import type { InstructionSetting } from "#db/terms/measurement-instructions.ts";
import type { AlarmRuleFacts } from "#server/measurements/assessment/contract.ts";
import type { ProtocolFacts, RuleFacts } from "#server/measurements/interpretation/contract.ts";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import { AgreeRuleAct } from "./agree-rule-act.tsx";
import { AlarmAct } from "./alarm-act.tsx";
import type { KeptFrom } from "./kept-from.ts";
import { ProtocolAct } from "./protocol-act.tsx";
import type { Colleague } from "./receivers-field.tsx";

/** The reader's permissions on measurements; only for display, the procedures check again. */
export type MeasurementMay = {
  setRule: boolean;
  startProtocol: boolean;
  agreeAlarm: boolean;
  record: boolean;
  /** Write a message to the patient in their own words. */
  write: boolean;
};

type MeasurementActsProps = {
  patientId: string;
  kind: SeriesAnswer["kind"];
  /** The protocol that is running or planned, else the last one. */
  protocol: ProtocolFacts | null;
  rules: RuleFacts[];
  alarmRules: AlarmRuleFacts[];
  /** Who can be notified by an alarm. */
  colleagues: Colleague[];
  may: MeasurementMay;
  /** Why the patient gets no message; null: nothing against it. */
  keptFrom: KeptFrom | null;
  /** What the instructions of a protocol of this kind say; null: there is none. */
  instructions: InstructionSetting | null;
  /** Whom the patient calls. */
  calls: CallFacts;
  /** What is open at once. */
  opens?: "target" | "protocol";
  today: string;
};

/** The actions on one kind of one patient: set a target, start a protocol, agree an alarm, record a value. */
export function MeasurementActs(props: MeasurementActsProps) {
  const { patientId, kind, protocol, rules, alarmRules, colleagues, may, keptFrom, instructions, calls, opens, today } =
    props;
  if (kind === "other") return null;
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {may.setRule ? (
        <AgreeRuleAct patientId={patientId} kind={kind} rules={rules} opensAtOnce={opens === "target"} />
      ) : null}
      {may.startProtocol && instructions ? (
        <ProtocolAct
          {...{ patientId, kind, protocol, rules, keptFrom, instructions }}
          mayWrite={may.write}
          opensAtOnce={opens === "protocol"}
        />
      ) : null}
      {may.agreeAlarm ? <AlarmAct {...{ patientId, kind, alarmRules, colleagues, calls, keptFrom }} /> : null}
      {may.record ? <RecordAct patientId={patientId} kind={kind} today={today} /> : null}
    </div>
  );
}
