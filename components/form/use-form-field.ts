"use client";

import type { ComponentProps } from "react";
import { type FieldPath, type FieldValues, useController } from "react-hook-form";
import { useProblem } from "./use-problem.ts";

/** Binds a field to a form value. `control` comes from `useZodForm`, so a wrong name does not compile. */
export type FormFieldBinding<Values extends FieldValues> = {
  // biome-ignore lint/suspicious/noExplicitAny: the output type of the form does not matter to a field
  control: import("react-hook-form").Control<Values, any, any>;
  name: FieldPath<Values>;
};

/** The remaining props of a field once it is bound to a form value. */
export type UnboundProps<Component extends React.ElementType> = Omit<
  ComponentProps<Component>,
  "value" | "onChange" | "onBlur" | "name" | "error"
>;

/** The form state of a field and its error message. */
export function useFormField<Values extends FieldValues>({ control, name }: FormFieldBinding<Values>) {
  const { field, fieldState, formState } = useController({ control, name });
  // Adding a row to a list validates it at once; nobody has left its fields yet.
  const isShown = fieldState.isTouched || formState.isSubmitted;
  return { field, error: useProblem(isShown ? fieldState.error : undefined) };
}
