"use client";

import type { ComponentProps } from "react";
import { type FieldValues, useController } from "react-hook-form";
import type { Tied } from "./text-fields.tsx";
import { useProblem } from "./use-problem.ts";

/** What a field still takes when its place in the form is known. */
export type Untied<Component extends React.ElementType> = Omit<
  ComponentProps<Component>,
  "value" | "onChange" | "onBlur" | "name" | "error"
>;

/** The place of a field in its form, and what is wrong with it in words. */
export function useTied<Values extends FieldValues>({ control, name }: Tied<Values>) {
  const { field, fieldState } = useController({ control, name });
  return { field, error: useProblem(fieldState.error) };
}
