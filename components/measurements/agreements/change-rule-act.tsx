"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { RuleFacts } from "#server/measurements/interpretation/contract.ts";
import { useRuleWords } from "./rule-words.ts";

const RuleForm = dynamic(() => import("./rule-form.tsx").then((module) => module.RuleForm), {
  ssr: false,
  loading: Opening,
});

/** Changes a rule for the whole practice, or resets it to the default. */
export function ChangeRuleAct({ rule }: { rule: RuleFacts }) {
  const words = useTranslations("measurements.rules");
  const { name } = useRuleWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        look="plain"
        className="max-desk:-ml-2.5"
        onPress={() => setIsOpen(true)}
        aria-label={`${words("change")}: ${name(rule.rule)}`}
      >
        {words("change")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={name(rule.rule)}>
        <RuleForm rule={rule} patientId={null} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
