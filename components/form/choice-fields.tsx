"use client";

import type { ComponentProps } from "react";
import { type FieldValues, useController } from "react-hook-form";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Tied } from "./text-fields.tsx";
import { useProblem } from "./use-problem.ts";

type Rest<Component extends React.ElementType> = Omit<
  ComponentProps<Component>,
  "value" | "onChange" | "onBlur" | "name" | "error" | "isSelected"
>;

function useTied<Values extends FieldValues>({ control, name }: Tied<Values>) {
  const { field, fieldState } = useController({ control, name });
  return { field, error: useProblem(fieldState.error) };
}

/** One out of a short list in a form. */
export function FormSelect<Values extends FieldValues>({ control, name, ...rest }: Tied<Values> & Rest<typeof Select>) {
  const { field, error } = useTied({ control, name });
  return <Select {...rest} value={field.value ?? null} onChange={field.onChange} onBlur={field.onBlur} error={error} />;
}

/** Any number out of a few, in a form. */
export function FormCheckboxGroup<Values extends FieldValues>({
  control,
  name,
  ...rest
}: Tied<Values> & Rest<typeof CheckboxGroup>) {
  const { field, error } = useTied({ control, name });
  return (
    <CheckboxGroup {...rest} value={field.value ?? []} onChange={field.onChange} onBlur={field.onBlur} error={error} />
  );
}

/** A calendar day in a form, "2026-03-03". */
export function FormDateField<Values extends FieldValues>({
  control,
  name,
  ...rest
}: Tied<Values> & Rest<typeof DateField>) {
  const { field, error } = useTied({ control, name });
  return (
    <DateField {...rest} value={field.value ?? null} onChange={field.onChange} onBlur={field.onBlur} error={error} />
  );
}
