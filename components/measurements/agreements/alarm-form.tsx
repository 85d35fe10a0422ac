"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormNumberField } from "#components/form/form-number-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { FormSwitch } from "#components/form/form-switch.tsx";
import { FormTimeField } from "#components/form/form-time-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useProblem } from "#components/form/use-problem.ts";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { Callout } from "#components/ui/callout.tsx";
import type { CallFacts } from "#db/terms/instruction-limits.ts";
import { escalateChoices, escalateUsual } from "#db/terms/measurement-alarms.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { AgreeAlarmToldInput } from "#server/measurements/agreements/contract.ts";
import { AlarmTold, ClosedCover } from "./alarm-told.tsx";
import { useAlarmWords, useNextWords } from "./alarm-words.ts";
import type { KeptFrom } from "./kept-from.ts";
import type { AlarmControl, Colleague } from "./receivers-field.tsx";
import { ReceiversField } from "./receivers-field.tsx";

export type AlarmKind = Exclude<MeasurementKind, "other">;

type AlarmFormProps = {
  patientId: string;
  kind: AlarmKind;
  colleagues: Colleague[];
  calls: CallFacts;
  keptFrom: KeptFrom | null;
  onDone: () => void;
};

/**
 * Agrees an alarm for this patient: the condition, who is notified and who comes next, between which hours, and what the patient hears of
 * it. The input is summarized as a sentence.
 */
export function AlarmForm({ patientId, kind, colleagues, calls, keptFrom, onDone }: AlarmFormProps) {
  const words = useTranslations("measurements.alarm-form");
  const agree = useTranslations("measurements.agree");
  const units = useTranslations("measurements.units");
  const optional = useTranslations("ui.form")("optional");
  const { unit } = useValueWords(kind);
  const form = useZodForm(AgreeAlarmToldInput, {
    patientId,
    kind,
    condition: {},
    receiverIds: colleagues.length === 1 ? colleagues.map(({ personId }) => personId) : [],
    thenTeam: true,
    escalateAfterMinutes: String(escalateUsual),
    activeFrom: "08:00",
    activeUntil: "18:00",
    reason: "",
    tells: keptFrom === null,
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
            <FormNumberField {...bound} name="condition.diastolicAbove" label={words("diastolic-above")} />
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
      <ReceiversField control={control} colleagues={colleagues} />
      <FormSwitch control={control} name="thenTeam">
        {words("then-team")}
      </FormSwitch>
      <FormSelect
        control={control}
        name="escalateAfterMinutes"
        label={words("escalate")}
        hint={words("escalate-hint")}
        choices={escalateChoices.map((minutes) => ({ id: String(minutes), label: words("minutes", { minutes }) }))}
      />
      <div className="grid gap-4 pane:grid-cols-2">
        <FormTimeField control={control} name="activeFrom" label={words("from")} />
        <FormTimeField control={control} name="activeUntil" label={words("until")} />
      </div>
      <ClosedCover calls={calls} />
      <ReadBack control={control} kind={kind} colleagues={colleagues} />
      <FormTextArea control={control} name="reason" rows={2} label={agree("reason")} />
      <AlarmTold {...{ control, calls, keptFrom }} />
      <SubmitButton>{words("agree")}</SubmitButton>
    </Form>
  );
}

type ReadBackProps = {
  control: AlarmControl;
  kind: AlarmKind;
  colleagues: Colleague[];
};

function ReadBack({ control, kind, colleagues }: ReadBackProps) {
  const words = useTranslations("measurements.alarm-form");
  const sayCondition = useAlarmWords();
  const sayNext = useNextWords();
  const { condition, receiverIds, thenTeam, escalateAfterMinutes, activeFrom, activeUntil } = useWatch({ control });
  const said = sayCondition(kind, condition ?? {});
  const nameOf = (id: string) => colleagues.find(({ personId }) => personId === id)?.name ?? "";
  const [first, ...others] = (receiverIds ?? []).map(nameOf);
  if (!said) return null;
  return (
    <p aria-live="polite" className="rounded-control bg-lead-soft px-3 py-2">
      {words("reads", {
        condition: said,
        receiver: first ?? words("nobody"),
        from: activeFrom ?? "",
        until: activeUntil ?? "",
      })}{" "}
      {sayNext({ others, thenTeam: thenTeam === true, minutes: Number(escalateAfterMinutes) })}
    </p>
  );
}
