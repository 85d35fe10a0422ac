"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import { When } from "#components/ui/when.tsx";
import type { CallFacts } from "#db/terms/instruction-limits.ts";
import type { AlarmRuleFacts } from "#server/measurements/assessment/contract.ts";
import type { AlarmKind } from "./alarm-form.tsx";
import { ClosedCover } from "./alarm-told.tsx";
import { useAlarmWords, useNextWords } from "./alarm-words.ts";
import type { KeptFrom } from "./kept-from.ts";
import type { Colleague } from "./receivers-field.tsx";

const AlarmForm = dynamic(() => import("./alarm-form.tsx").then((module) => module.AlarmForm), {
  ssr: false,
  loading: Opening,
});
const ReasonForm = dynamic(
  () => import("#components/measurements/values/reason-form.tsx").then((module) => module.ReasonForm),
  { ssr: false, loading: Opening },
);

type AlarmActProps = {
  patientId: string;
  kind: AlarmKind;
  alarmRules: AlarmRuleFacts[];
  colleagues: Colleague[];
  /** Whom the patient calls while the practice is closed. */
  calls: CallFacts;
  keptFrom: KeptFrom | null;
};

/** The alarm rules of this kind: those in force, each with a way to end it, and a form for a new one. */
export function AlarmAct({ patientId, kind, alarmRules, colleagues, calls, keptFrom }: AlarmActProps) {
  const words = useTranslations("measurements.alarm-form");
  const [step, setStep] = useState<"closed" | "list" | "new" | AlarmRuleFacts>("closed");
  const own = alarmRules.filter((rule) => rule.kind === kind);
  const close = () => setStep("closed");
  return (
    <>
      <Button size="small" onPress={() => setStep(own.length > 0 ? "list" : "new")}>
        {own.length > 0 ? words("open-count", { count: own.length }) : words("open")}
      </Button>
      <Dialog isOpen={step !== "closed"} onOpenChange={close} title={words("title")}>
        {step === "new" ? <AlarmForm {...{ patientId, kind, colleagues, calls, keptFrom }} onDone={close} /> : null}
        {step === "list" ? (
          <div className="space-y-4">
            <ul className="space-y-3">
              {own.map((rule) => (
                <li key={rule.alarmRuleId} className="flex flex-wrap items-start justify-between gap-3">
                  <AlarmRuleLine rule={rule} />
                  <Button size="small" look="plain" onPress={() => setStep(rule)}>
                    {words("end")}
                  </Button>
                </li>
              ))}
            </ul>
            <ClosedCover calls={calls} />
            <Button onPress={() => setStep("new")}>{words("another")}</Button>
          </div>
        ) : null}
        {typeof step === "object" ? (
          <ReasonForm
            means={words("end-means")}
            verb={words("end")}
            done={words("ended")}
            send={(reason) => api.measurements.endAlarm.mutate({ patientId, alarmRuleId: step.alarmRuleId, reason })}
            onDone={close}
          />
        ) : null}
      </Dialog>
    </>
  );
}

/** An alarm rule as text: its condition, who is notified between which hours and who comes next, the reason, and who agreed it. */
export function AlarmRuleLine({ rule }: { rule: AlarmRuleFacts }) {
  const words = useTranslations("measurements.alarm-form");
  const somebody = useTranslations("measurements")("somebody");
  const sayCondition = useAlarmWords();
  const sayNext = useNextWords();
  const [first, ...others] = rule.receiverNames.map((name) => name ?? somebody);
  return (
    <div className="min-w-0 max-w-prose">
      <p>
        {words("reads", {
          condition: sayCondition(rule.kind, rule.condition),
          receiver: first ?? somebody,
          from: rule.activeFrom,
          until: rule.activeUntil,
        })}{" "}
        {sayNext({ others, thenTeam: rule.thenTeam, minutes: rule.escalateAfterMinutes })}
      </p>
      <p className="text-ink-soft text-small">
        “{rule.reason}” {words("agreed-by", { name: rule.agreedByName ?? somebody })},{" "}
        <When at={rule.agreedAt} precision="day" />
      </p>
    </div>
  );
}
