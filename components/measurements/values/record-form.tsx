"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormNumberField } from "#components/form/form-number-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { FormTimeField } from "#components/form/form-time-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Callout } from "#components/ui/callout.tsx";
import { showToast } from "#components/ui/toast-queue.ts";
import { type MeasurementKind, measurementMoments, measurementScales } from "#db/terms/measurements.ts";
import { RecordInput } from "#server/measurements/values/contract.ts";
import { useValueWords } from "./value-words.ts";

export type RecordKind = Exclude<MeasurementKind, "other">;

type RecordFormProps = { patientId: string; kind: RecordKind; today: string; onDone: () => void };

/**
 * A value measured by the practice. An unlikely value, probably a typing error, asks for confirmation once before it is
 * saved.
 */
export function RecordForm({ patientId, kind, today, onDone }: RecordFormProps) {
  const words = useTranslations("measurements.record");
  const all = useTranslations("measurements");
  const optional = useTranslations("ui.form")("optional");
  const { unit, whole } = useValueWords(kind);
  const [doubted, setDoubted] = useState<number | null>(null);
  const form = useZodForm(RecordInput, {
    patientId,
    kind,
    value: undefined,
    diastolic: null,
    on: today,
    at: null,
    moment: null,
    comment: "",
  });
  const { control } = form;
  const record = async (input: RecordInput) => {
    if (!isLikely(kind, input.value) && doubted !== input.value) {
      setDoubted(input.value);
      return;
    }
    const { setAside } = await api.measurements.record.mutate(input);
    if (setAside) showToast({ state: "look", text: words("done-aside", { why: all(`set-aside.${setAside}`) }) });
    else showToast({ state: "fine", text: words("done") });
    onDone();
  };
  const isPressure = kind === "blood-pressure";
  return (
    <Form form={form} label={words("title")} onSubmit={record}>
      <div className="grid gap-4 pane:grid-cols-2">
        <FormNumberField
          control={control}
          name="value"
          label={all(isPressure ? "values.systolic" : "values.first")}
          unit={unit}
        />
        {isPressure ? (
          <FormNumberField control={control} name="diastolic" label={all("values.diastolic")} unit={unit} />
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
      {doubted === null ? null : (
        <Callout state="look" title={words("sure")} isLive>
          {words("sure-body", { value: whole({ value: doubted }) })}
        </Callout>
      )}
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}

function isLikely(kind: RecordKind, value: number): boolean {
  const { likely, possible } = measurementScales[kind];
  // An impossible value is set aside by the server, and the toast says so; no confirmation needed.
  if (!likely || value < possible.min || value > possible.max) return true;
  return value >= likely.min && value <= likely.max;
}
