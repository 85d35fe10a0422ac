"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import { ChangeStepInput, type StepFacts } from "#server/connections/case/contract.ts";

type CaseStepFormProps = {
  step: StepFacts;
  colleagues: { personId: string; name: string }[];
  onDone: () => void;
};

/** Owner, due date and evidence of a step. */
export function CaseStepForm({ step, colleagues, onDone }: CaseStepFormProps) {
  const words = useTranslations("connections.case");
  const form = useZodForm(ChangeStepInput, {
    stepId: step.stepId,
    ownerId: step.ownerId,
    dueOn: step.dueOn,
    evidence: step.evidence ?? "",
  });
  return (
    <Form
      form={form}
      label={words(`kinds.${step.kind}`)}
      onSubmit={(values) => api.connections.changeStep.mutate(values)}
      done={words("saved")}
      onDone={onDone}
      className="max-w-form pt-2 text-ink"
    >
      <FormSelect
        control={form.control}
        name="ownerId"
        label={words("steps.owner-field")}
        choices={colleagues.map((colleague) => ({ id: colleague.personId, label: colleague.name }))}
      />
      <FormDateField control={form.control} name="dueOn" label={words("steps.due-field")} />
      <FormTextField
        control={form.control}
        name="evidence"
        label={words("steps.evidence-field")}
        hint={words("steps.evidence-hint")}
      />
      <div className="flex gap-2">
        <SubmitButton>{words("steps.save")}</SubmitButton>
        <Button onPress={onDone}>{words("steps.cancel")}</Button>
      </div>
    </Form>
  );
}
