"use client";

import type { FieldValues } from "react-hook-form";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { type FormFieldBinding, type UnboundProps, useFormField } from "./use-form-field.ts";

/** A form field for one choice from a few, all visible. */
export function FormRadioGroup<Values extends FieldValues>({
  control,
  name,
  ...rest
}: FormFieldBinding<Values> & UnboundProps<typeof RadioGroup>) {
  const { field, error } = useFormField({ control, name });
  return (
    <RadioGroup {...rest} value={field.value ?? null} onChange={field.onChange} onBlur={field.onBlur} error={error} />
  );
}
