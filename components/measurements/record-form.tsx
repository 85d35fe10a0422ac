"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormNumberField } from "#components/form/form-number-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { FormTimeField } from "#components/form/form-time-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { type MeasurementKind, measurementMoments } from "#db/terms/measurements.ts";
import { RecordInput } from "#server/measurements/contract.ts";
import { useValueWords } from "./value-words.ts";

export type RecordKind = Exclude<MeasurementKind, "other">;

type RecordFormProps = { patientId: string; kind: RecordKind; today: string; onDone: () => void };

/** What the practice measured itself. */
export function RecordForm({ patientId, kind, today, onDone }: RecordFormProps) {
  const words = useTranslations("measurements.record");
  const all = useTranslations("measurements");
  const optional = useTranslations("ui.form")("optional");
  const { unit } = useValueWords(kind);
  const form = useZodForm(RecordInput, {
    patientId,
    kind,
    value: undefined,
    second: null,
    on: today,
    at: null,
    moment: null,
    comment: "",
  });
  const { control } = form;
  const isPressure = kind === "blood-pressure";
  return (
    <Form
      form={form}
      label={words("title")}
      onSubmit={(input) => api.measurements.record.mutate(input)}
      done={words("done")}
      onDone={onDone}
    >
      <div className="grid gap-4 pane:grid-cols-2">
        <FormNumberField
          control={control}
          name="value"
          label={all(isPressure ? "values.systolic" : "values.first")}
          unit={unit}
        />
        {isPressure ? (
          <FormNumberField control={control} name="second" label={all("values.diastolic")} unit={unit} />
        ) : null}
        <FormDateField control={control} name="on" label={words("on")} max={today} />
        <FormTimeField control={control} name="at" label={words("at")} optional={optional} />
        {kind === "blood-glucose" ? (
          <FormSelect
            control={control}
            name="moment"
            label={words("moment")}
            optional={optional}
            placeholder={words("no-moment")}
            choices={measurementMoments.map((moment) => ({ id: moment, label: all(`moments.${moment}`) }))}
          />
        ) : null}
      </div>
      <FormTextField control={control} name="comment" label={words("comment")} optional={optional} />
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}
