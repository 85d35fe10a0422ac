"use client";

import { useTranslations } from "next-intl";
import { type FieldValues, useFormState, useWatch } from "react-hook-form";
import { useErrorWords } from "#components/api/use-refusal.ts";
import { FormTextField } from "#components/form/text-fields.tsx";
import type { FormFieldBinding } from "#components/form/use-form-field.ts";
import { Mark } from "#components/ui/mark.tsx";
import type { Weigh } from "./password-advice.ts";
import { usePasswordAdvice } from "./use-password-advice.ts";

/** A field for a new password that says, when typing pauses, what it lacks. It is advice: the server judges when it is sent. */
export function NewPasswordField<Values extends FieldValues>({
  control,
  name,
  label,
  weigh,
}: FormFieldBinding<Values> & { label: string; weigh: Weigh }) {
  const words = useTranslations("people.newPassword");
  const errorWords = useErrorWords();
  const { isSubmitting } = useFormState({ control });
  const advice = usePasswordAdvice(String(useWatch({ control, name }) ?? ""), weigh, isSubmitting);
  return (
    <div className="space-y-1.5">
      <FormTextField
        control={control}
        name={name}
        label={label}
        hint={words("hint")}
        type="password"
        autoComplete="new-password"
      />
      {/* There from the start, since a region that comes with its text is not read out. */}
      <p role="status" className="flex min-h-5 items-start gap-1.5 text-small">
        {advice?.kind === "short" ? words("short", { count: advice.missing }) : null}
        {advice?.kind === "weak" ? (
          <>
            <Mark state="look" className="mt-0.5" />
            <span>{errorWords(advice.reason)}</span>
          </>
        ) : null}
        {advice?.kind === "strong" ? (
          <>
            <Mark state="fine" className="mt-0.5" />
            <span>{words("strong")}</span>
          </>
        ) : null}
      </p>
    </div>
  );
}
