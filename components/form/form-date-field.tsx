"use client";

import type { FieldValues } from "react-hook-form";
import { DateField } from "#components/ui/date-field.tsx";
import { type Tied, type Untied, useTied } from "./use-tied.ts";

/** A calendar day in a form, "2026-03-03". */
export function FormDateField<Values extends FieldValues>({
  control,
  name,
  ...rest
}: Tied<Values> & Untied<typeof DateField>) {
  const { field, error } = useTied({ control, name });
  return (
    <DateField {...rest} value={field.value ?? null} onChange={field.onChange} onBlur={field.onBlur} error={error} />
  );
}
