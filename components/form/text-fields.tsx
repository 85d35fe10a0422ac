"use client";

import { type FieldPath, type FieldValues, useController } from "react-hook-form";
import { TextArea, type TextAreaProps, TextField, type TextFieldProps } from "#components/ui/text-field.tsx";
import { useProblem } from "./use-problem.ts";

/** Ties a field to its place in the form. `control` comes from `useZodForm`, so that a wrong name does not compile. */
export type Tied<Values extends FieldValues> = {
  // biome-ignore lint/suspicious/noExplicitAny: the output of the form does not matter to a field
  control: import("react-hook-form").Control<Values, any, any>;
  name: FieldPath<Values>;
};

type Own = "value" | "onChange" | "onBlur" | "name" | "error" | "inputRef";

/** One line of text in a form. An empty field is an empty string. */
export function FormTextField<Values extends FieldValues>(props: Tied<Values> & Omit<TextFieldProps, Own>) {
  const { control, name, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  const problem = useProblem(fieldState.error);
  return (
    <TextField
      {...rest}
      name={field.name}
      value={field.value ?? ""}
      onChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={problem}
    />
  );
}

/** Several lines of text in a form. */
export function FormTextArea<Values extends FieldValues>(props: Tied<Values> & Omit<TextAreaProps, Own>) {
  const { control, name, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  const problem = useProblem(fieldState.error);
  return (
    <TextArea
      {...rest}
      name={field.name}
      value={field.value ?? ""}
      onChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={problem}
    />
  );
}
