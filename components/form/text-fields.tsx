"use client";

import type { FieldValues } from "react-hook-form";
import { TextArea, type TextAreaProps, TextField, type TextFieldProps } from "#components/ui/text-field.tsx";
import { type Tied, useTied } from "./use-tied.ts";

type Own = "value" | "onChange" | "onBlur" | "name" | "error" | "inputRef";

/** One line of text in a form. An empty field is an empty string. */
export function FormTextField<Values extends FieldValues>(props: Tied<Values> & Omit<TextFieldProps, Own>) {
  const { control, name, ...rest } = props;
  return <TextField {...rest} {...useTiedText({ control, name })} />;
}

/** Several lines of text in a form. */
export function FormTextArea<Values extends FieldValues>(props: Tied<Values> & Omit<TextAreaProps, Own>) {
  const { control, name, ...rest } = props;
  return <TextArea {...rest} {...useTiedText({ control, name })} />;
}

/** What a text field takes from its place in the form. */
function useTiedText<Values extends FieldValues>(place: Tied<Values>) {
  const { field, error } = useTied(place);
  const { name, onChange, onBlur, ref } = field;
  return { name, value: field.value ?? "", onChange, onBlur, inputRef: ref, error };
}
