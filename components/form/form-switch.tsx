"use client";

import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { Switch } from "#components/ui/switch.tsx";
import { type Tied, useTied } from "./use-tied.ts";

/** Yes or no in a form; it counts when the form is sent. */
export function FormSwitch<Values extends FieldValues>({
  control,
  name,
  children,
}: Tied<Values> & { children: ReactNode }) {
  const { field } = useTied({ control, name });
  return (
    <Switch isSelected={field.value === true} onChange={field.onChange}>
      {children}
    </Switch>
  );
}
