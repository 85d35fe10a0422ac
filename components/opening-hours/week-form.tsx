"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useProblem } from "#components/form/use-problem.ts";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Callout } from "#components/ui/callout.tsx";
import { type OpeningHours, SetOpeningHoursInput } from "#server/opening-hours/contract.ts";
import { WeekDay } from "./week-day.tsx";

type WeekFormProps = Pick<OpeningHours, "week" | "phone" | "coverName" | "coverPhone"> & {
  /** Names of the days, Monday first. */
  days: readonly string[];
};

/** The blocks of each day of the week, and who covers while the practice is closed. */
export function WeekForm({ week, phone, coverName, coverPhone, days }: WeekFormProps) {
  const words = useTranslations("openingHours");
  const form = useZodForm(SetOpeningHoursInput, {
    week: week.map(({ blocks }) => ({ blocks: [...blocks] })),
    phone,
    coverName,
    coverPhone,
  });
  const { control } = form;
  const { week: weekError } = form.formState.errors;
  const problem = useProblem(
    weekError?.root ?? (weekError?.message ? { type: "custom", message: weekError.message } : undefined),
  );
  return (
    <Form
      form={form}
      label={words("week.title")}
      onSubmit={(input) => api.openingHours.set.mutate(input)}
      done={words("week.saved")}
    >
      {problem ? (
        <Callout state="now" isLive>
          {problem}
        </Callout>
      ) : null}
      <div className="divide-y divide-line">
        {days.map((day, at) => (
          <WeekDay key={day} control={control} day={day} at={at} />
        ))}
      </div>
      <fieldset className="space-y-3">
        <legend className="pb-2 font-strong">{words("cover.title")}</legend>
        <FormTextField
          control={control}
          name="phone"
          label={words("cover.practicePhone")}
          hint={words("cover.practicePhoneHint")}
          type="tel"
        />
        <FormTextField control={control} name="coverName" label={words("cover.name")} hint={words("cover.hint")} />
        <FormTextField control={control} name="coverPhone" label={words("cover.phone")} type="tel" />
      </fieldset>
      <SubmitButton>{words("week.save")}</SubmitButton>
    </Form>
  );
}
