"use client";

import type { FieldValues } from "react-hook-form";
import { Select } from "#components/ui/select.tsx";
import { type Tied, type Untied, useTied } from "./use-tied.ts";

/** One out of a short list in a form. */
export function FormSelect<Values extends FieldValues>({
  control,
  name,
  ...rest
}: Tied<Values> & Untied<typeof Select>) {
  const { field, error } = useTied({ control, name });
  return <Select {...rest} value={field.value ?? null} onChange={field.onChange} onBlur={field.onBlur} error={error} />;
}
