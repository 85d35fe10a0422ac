"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { alarmOutcomes } from "#db/terms/measurement-alarms.ts";
import { AcknowledgeAlarmInput } from "#server/measurements/agreements/contract.ts";

/** Asks what came of an alarm, and handles it. */
export function OutcomeForm({ alarmId, onDone }: { alarmId: string; onDone: () => void }) {
  const words = useTranslations("measurements.alarms");
  const optional = useTranslations("ui.form")("optional");
  // Nothing is chosen beforehand: what came of it is a fact in the record.
  const form = useZodForm(AcknowledgeAlarmInput, { alarmId, note: "" });
  return (
    <Form
      form={form}
      label={words("acknowledge")}
      onSubmit={(input) => api.measurements.acknowledgeAlarm.mutate(input)}
      done={words("acknowledged")}
      onDone={onDone}
    >
      <FormSelect
        control={form.control}
        name="outcome"
        label={words("outcome")}
        placeholder={words("outcome-choose")}
        choices={alarmOutcomes.map((id) => ({ id, label: words(`outcomes.${id}`) }))}
      />
      <FormTextArea
        control={form.control}
        name="note"
        rows={2}
        label={words("note")}
        hint={words("note-hint")}
        optional={optional}
      />
      <SubmitButton>{words("acknowledge")}</SubmitButton>
    </Form>
  );
}
