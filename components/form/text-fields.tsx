"use client";

import type { FieldValues } from "react-hook-form";
import { TextArea, type TextAreaProps, TextField, type TextFieldProps } from "#components/ui/text-field.tsx";
import { type FormFieldBinding, useFormField } from "./use-form-field.ts";

type Own = "value" | "onChange" | "onBlur" | "name" | "error" | "inputRef";

/** A single-line text field in a form. Empty is an empty string. */
export function FormTextField<Values extends FieldValues>(props: FormFieldBinding<Values> & Omit<TextFieldProps, Own>) {
  const { control, name, ...rest } = props;
  return <TextField {...rest} {...useFormTextField({ control, name })} />;
}

/** A multi-line text field in a form. */
export function FormTextArea<Values extends FieldValues>(props: FormFieldBinding<Values> & Omit<TextAreaProps, Own>) {
  const { control, name, ...rest } = props;
  return <TextArea {...rest} {...useFormTextField({ control, name })} />;
}

/** The props that a text field gets from the form. */
function useFormTextField<Values extends FieldValues>(place: FormFieldBinding<Values>) {
  const { field, error } = useFormField(place);
  const { name, onChange, onBlur, ref } = field;
  return { name, value: field.value ?? "", onChange, onBlur, inputRef: ref, error };
}
