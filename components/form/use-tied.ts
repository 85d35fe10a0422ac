"use client";

import type { ComponentProps } from "react";
import { type FieldPath, type FieldValues, useController } from "react-hook-form";
import { useProblem } from "./use-problem.ts";

/** Ties a field to its place in the form. `control` comes from `useZodForm`, so that a wrong name does not compile. */
export type Tied<Values extends FieldValues> = {
  // biome-ignore lint/suspicious/noExplicitAny: the output of the form does not matter to a field
  control: import("react-hook-form").Control<Values, any, any>;
  name: FieldPath<Values>;
};

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
