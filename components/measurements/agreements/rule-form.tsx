"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Form } from "#components/form/form.tsx";
import { FormNumberField } from "#components/form/form-number-field.tsx";
import { FormSwitch } from "#components/form/form-switch.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import type { RuleFacts } from "#server/measurements/interpretation/contract.ts";
import { ruleInputOf } from "./rule-input.ts";
import { RuleSource } from "./rule-sources.tsx";
import { fieldsOf, useRuleWords } from "./rule-words.ts";

type RuleFormProps = {
  rule: RuleFacts;
  /** The patient it applies to; null for the whole practice. */
  patientId: string | null;
  onDone: () => void;
};

/** Sets the figures of one rule with a reason, or ends the current setting. */
export function RuleForm({ rule, patientId, onDone }: RuleFormProps) {
  const words = useTranslations("measurements.agree");
  const optional = useTranslations("ui.form")("optional");
  const { fieldName, unit, name } = useRuleWords();
  const schema = useMemo(() => ruleInputOf(rule.rule), [rule.rule]);
  const form = useZodForm(schema, { patientId, rule: rule.rule, values: rule.values, reason: "" });
  const isAgreedHere = rule.ruleId !== null && rule.origin === (patientId ? "patient" : "organization");
  return (
    <Form
      form={form}
      label={name(rule.rule)}
      onSubmit={(input) => api.measurements.setRule.mutate(input)}
      done={words("done")}
      onDone={onDone}
    >
      <RuleSource rule={rule} />
      <div className="grid gap-4 pane:grid-cols-2">
        {Object.entries(fieldsOf(rule.rule)).map(([key, field]) =>
          field.type === "switch" ? (
            <FormSwitch key={key} control={form.control} name={`values.${key}`}>
              {fieldName(key)}
            </FormSwitch>
          ) : (
            <FormNumberField
              key={key}
              control={form.control}
              name={`values.${key}`}
              label={fieldName(key)}
              unit={unit(field)}
              optional={field.isOptional ? optional : undefined}
            />
          ),
        )}
      </div>
      <FormTextArea control={form.control} name="reason" rows={2} label={words("reason")} hint={words("reason-hint")} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{words(patientId ? "save-patient" : "save-organization")}</SubmitButton>
        {isAgreedHere && rule.ruleId ? (
          <LetGo
            ruleId={rule.ruleId}
            patientId={patientId}
            onDone={onDone}
            reason={async () => ((await form.trigger("reason")) ? form.getValues("reason") : null)}
          />
        ) : null}
      </div>
    </Form>
  );
}

type LetGoProps = {
  ruleId: string;
  patientId: string | null;
  /** The reason from the form; null if it is missing or invalid. */
  reason: () => Promise<string | null>;
  onDone: () => void;
};

function LetGo({ ruleId, patientId, reason, onDone }: LetGoProps) {
  const words = useTranslations("measurements.agree");
  const { run, isPending } = useAction();
  const letGo = async () => {
    const why = await reason();
    if (why === null) return;
    run(() => api.measurements.endRule.mutate({ ruleId, patientId, reason: why }), { done: words("ended"), onDone });
  };
  return (
    <Button look="quiet" isPending={isPending} onPress={letGo}>
      {words(patientId ? "end-patient" : "end-organization")}
    </Button>
  );
}
