"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormNumberField } from "#components/form/form-number-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { FormTimeField } from "#components/form/form-time-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useProblem } from "#components/form/use-problem.ts";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Callout } from "#components/ui/callout.tsx";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { AgreeAlarmInput } from "#server/measurements/contract.ts";
import { useAlarmWords } from "./alarm-words.ts";
import { useValueWords } from "./value-words.ts";

export type AlarmKind = Exclude<MeasurementKind, "other">;
export type Colleague = { personId: string; name: string };

type AlarmFormProps = { patientId: string; kind: AlarmKind; colleagues: Colleague[]; onDone: () => void };

/** Agrees an alarm for this patient: when it goes off, who is told, between which hours. It reads back as one sentence. */
export function AlarmForm({ patientId, kind, colleagues, onDone }: AlarmFormProps) {
  const words = useTranslations("measurements.alarm-form");
  const agree = useTranslations("measurements.agree");
  const units = useTranslations("measurements.units");
  const optional = useTranslations("ui.form")("optional");
  const { unit } = useValueWords(kind);
  const form = useZodForm(AgreeAlarmInput, {
    patientId,
    kind,
    condition: {},
    receiverId: colleagues.length === 1 ? colleagues[0]?.personId : "",
    activeFrom: "08:00",
    activeUntil: "18:00",
    reason: "",
  });
  const { control } = form;
  const { condition } = form.formState.errors;
  const problem = useProblem(
    condition?.root ?? (condition?.message ? { type: "custom", message: condition.message } : undefined),
  );
  const bound = { control, unit, optional, isLeftOut: true } as const;
  const isPressure = kind === "blood-pressure";
  return (
    <Form
      form={form}
      label={words("title")}
      onSubmit={(input) => api.measurements.agreeAlarm.mutate(input)}
      done={words("done")}
      onDone={onDone}
    >
      <fieldset className="space-y-4">
        <legend className="pb-2 font-strong">{words("when")}</legend>
        {problem ? (
          <Callout state="now" isLive>
            {problem}
          </Callout>
        ) : null}
        <div className="grid gap-4 pane:grid-cols-2">
          <FormNumberField {...bound} name="condition.above" label={words(isPressure ? "systolic-above" : "above")} />
          {isPressure ? (
            <FormNumberField {...bound} name="condition.secondAbove" label={words("diastolic-above")} />
          ) : null}
          <FormNumberField {...bound} name="condition.below" label={words(isPressure ? "systolic-below" : "below")} />
          {kind === "body-weight" ? (
            <>
              <FormNumberField {...bound} name="condition.rise" label={words("rise")} />
              <FormNumberField {...bound} unit={units("h")} name="condition.riseHours" label={words("rise-hours")} />
            </>
          ) : null}
          <FormNumberField {...bound} unit={units("d")} name="condition.silentDays" label={words("silent")} />
        </div>
      </fieldset>
      <FormSelect
        control={control}
        name="receiverId"
        label={words("receiver")}
        placeholder={words("choose")}
        choices={colleagues.map(({ personId, name }) => ({ id: personId, label: name }))}
      />
      <div className="grid gap-4 pane:grid-cols-2">
        <FormTimeField control={control} name="activeFrom" label={words("from")} />
        <FormTimeField control={control} name="activeUntil" label={words("until")} />
      </div>
      <ReadBack control={control} kind={kind} colleagues={colleagues} />
      <FormTextArea control={control} name="reason" rows={2} label={agree("reason")} />
      <SubmitButton>{words("agree")}</SubmitButton>
    </Form>
  );
}

type ReadBackProps = {
  control: ReturnType<typeof useZodForm<typeof AgreeAlarmInput>>["control"];
  kind: AlarmKind;
  colleagues: Colleague[];
};

function ReadBack({ control, kind, colleagues }: ReadBackProps) {
  const words = useTranslations("measurements.alarm-form");
  const sayCondition = useAlarmWords();
  const { condition, receiverId, activeFrom, activeUntil } = useWatch({ control });
  const said = sayCondition(kind, condition ?? {});
  const receiver = colleagues.find(({ personId }) => personId === receiverId)?.name;
  if (!said) return null;
  return (
    <p aria-live="polite" className="rounded-control bg-lead-soft px-3 py-2">
      {words("reads", {
        condition: said,
        receiver: receiver ?? words("nobody"),
        from: activeFrom ?? "",
        until: activeUntil ?? "",
      })}
    </p>
  );
}
