"use client";

import type { FieldValues } from "react-hook-form";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { type Tied, type Untied, useTied } from "./use-tied.ts";

/** Any number out of a few, in a form. */
export function FormCheckboxGroup<Values extends FieldValues>({
  control,
  name,
  ...rest
}: Tied<Values> & Untied<typeof CheckboxGroup>) {
  const { field, error } = useTied({ control, name });
  return (
    <CheckboxGroup {...rest} value={field.value ?? []} onChange={field.onChange} onBlur={field.onBlur} error={error} />
  );
}
