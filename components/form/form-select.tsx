"use client";

import type { FieldValues } from "react-hook-form";
import { Select } from "#components/ui/select.tsx";
import { type FormFieldBinding, type UnboundProps, useFormField } from "./use-form-field.ts";

/** A form field for one choice from a short list. */
export function FormSelect<Values extends FieldValues>({
  control,
  name,
  ...rest
}: FormFieldBinding<Values> & UnboundProps<typeof Select>) {
  const { field, error } = useFormField({ control, name });
  return <Select {...rest} value={field.value ?? null} onChange={field.onChange} onBlur={field.onBlur} error={error} />;
}
