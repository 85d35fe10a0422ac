"use client";

import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { Switch } from "#components/ui/switch.tsx";
import { type FormFieldBinding, useFormField } from "./use-form-field.ts";

/** A form field for yes or no; it takes effect when the form is sent. */
export function FormSwitch<Values extends FieldValues>({
  control,
  name,
  children,
}: FormFieldBinding<Values> & { children: ReactNode }) {
  const { field } = useFormField({ control, name });
  return (
    <Switch isSelected={field.value === true} onChange={field.onChange}>
      {children}
    </Switch>
  );
}
