"use client";

import type { FieldValues } from "react-hook-form";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { type FormFieldBinding, type UnboundProps, useFormField } from "./use-form-field.ts";

/** A form field for several choices from a short list. */
export function FormCheckboxGroup<Values extends FieldValues>({
  control,
  name,
  ...rest
}: FormFieldBinding<Values> & UnboundProps<typeof CheckboxGroup>) {
  const { field, error } = useFormField({ control, name });
  return (
    <CheckboxGroup {...rest} value={field.value ?? []} onChange={field.onChange} onBlur={field.onBlur} error={error} />
  );
}
