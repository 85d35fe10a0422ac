"use client";

import type { FieldValues } from "react-hook-form";
import { DateField } from "#components/ui/date-field.tsx";
import { type FormFieldBinding, type UnboundProps, useFormField } from "./use-form-field.ts";

/** A form field for a calendar day, "2026-03-03". */
export function FormDateField<Values extends FieldValues>({
  control,
  name,
  ...rest
}: FormFieldBinding<Values> & UnboundProps<typeof DateField>) {
  const { field, error } = useFormField({ control, name });
  return (
    <DateField {...rest} value={field.value ?? null} onChange={field.onChange} onBlur={field.onBlur} error={error} />
  );
}
