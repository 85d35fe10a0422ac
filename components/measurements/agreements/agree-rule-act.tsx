"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import { type RuleName, ruleBook } from "#db/terms/measurement-rules.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { RuleFacts } from "#server/measurements/interpretation/contract.ts";
import { useRuleWords } from "./rule-words.ts";

const RuleForm = dynamic(() => import("./rule-form.tsx").then((module) => module.RuleForm), {
  ssr: false,
  loading: Opening,
});

type AgreeRuleActProps = {
  patientId: string;
  kind: MeasurementKind;
  /** Every rule as it applies to this patient. */
  rules: RuleFacts[];
  opensAtOnce: boolean;
};

/** Sets the rules for one patient and kind: the target, and the other rules that can be personal. */
export function AgreeRuleAct({ patientId, kind, rules, opensAtOnce }: AgreeRuleActProps) {
  const words = useTranslations("measurements.agree");
  const { name, figures, by } = useRuleWords();
  const [isOpen, setIsOpen] = useState(opensAtOnce);
  const [chosen, setChosen] = useState<RuleName | null>(null);
  const personal = rules.filter(({ rule }) => ruleBook[rule].isPersonal && ruleBook[rule].kind === kind);
  const rule = personal.find((one) => one.rule === chosen) ?? (personal.length === 1 ? personal[0] : undefined);
  if (personal.length === 0) return null;
  const close = () => {
    setIsOpen(false);
    setChosen(null);
  };
  return (
    <>
      <Button size="small" onPress={() => setIsOpen(true)}>
        {words("open")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={close} title={rule ? name(rule.rule) : words("title")}>
        {rule ? (
          <RuleForm key={rule.rule} rule={rule} patientId={patientId} onDone={close} />
        ) : (
          <ul className="-mx-2">
            {personal.map((one) => (
              <li key={one.rule}>
                <button
                  type="button"
                  onClick={() => setChosen(one.rule)}
                  className="block w-full rounded-control px-2 py-2 text-left hover:bg-sunken"
                >
                  <span className="block font-strong">{name(one.rule)}</span>
                  <span className="block">{figures(one)}</span>
                  <span className="block text-ink-soft text-small">{by(one)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </>
  );
}
