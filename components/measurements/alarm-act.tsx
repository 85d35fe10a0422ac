"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { When } from "#components/ui/when.tsx";
import type { AlarmRuleFacts } from "#server/measurements/alarm-contract.ts";
import type { AlarmKind, Colleague } from "./alarm-form.tsx";
import { useAlarmWords } from "./alarm-words.ts";

const AlarmForm = dynamic(() => import("./alarm-form.tsx").then((module) => module.AlarmForm), { ssr: false });
const ReasonForm = dynamic(() => import("./reason-form.tsx").then((module) => module.ReasonForm), { ssr: false });

type AlarmActProps = { patientId: string; kind: AlarmKind; alarmRules: AlarmRuleFacts[]; colleagues: Colleague[] };

/** Alarms agreed for this kind: those in force, each with the way to end it, and a new one. */
export function AlarmAct({ patientId, kind, alarmRules, colleagues }: AlarmActProps) {
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
        {step === "new" ? <AlarmForm {...{ patientId, kind, colleagues }} onDone={close} /> : null}
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

/** An agreed alarm in words: when, who is told between which hours, why, and who agreed it. */
export function AlarmRuleLine({ rule }: { rule: AlarmRuleFacts }) {
  const words = useTranslations("measurements.alarm-form");
  const somebody = useTranslations("measurements")("somebody");
  const sayCondition = useAlarmWords();
  return (
    <div className="min-w-0 max-w-prose">
      <p>
        {words("reads", {
          condition: sayCondition(rule.kind, rule.condition),
          receiver: rule.receiverName ?? somebody,
          from: rule.activeFrom,
          until: rule.activeUntil,
        })}
      </p>
      <p className="text-ink-soft text-small">
        “{rule.reason}” {words("agreed-by", { name: rule.agreedByName ?? somebody })},{" "}
        <When at={rule.agreedAt} precision="day" />
      </p>
    </div>
  );
}
