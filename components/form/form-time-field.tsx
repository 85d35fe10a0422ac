"use client";

import { useState } from "react";
import type { FieldValues } from "react-hook-form";
import { TextField, type TextFieldProps } from "#components/ui/text-field.tsx";
import { typedTime } from "./typed-time.ts";
import { type FormFieldBinding, useFormField } from "./use-form-field.ts";

type Own = "value" | "onChange" | "onBlur" | "name" | "error" | "inputRef" | "width";

/**
 * A form field for a time of day, "07:30", whatever the browser's locale; null while empty. The time is normalized on
 * blur.
 */
export function FormTimeField<Values extends FieldValues>(props: FormFieldBinding<Values> & Omit<TextFieldProps, Own>) {
  const { control, name, ...rest } = props;
  const { field, error } = useFormField({ control, name });
  const [text, setText] = useState<string>(field.value ?? "");
  return (
    <TextField
      {...rest}
      width="short"
      inputMode="numeric"
      autoComplete="off"
      placeholder="--:--"
      name={field.name}
      value={text}
      onChange={(typed) => {
        setText(typed);
        field.onChange(typedTime(typed));
      }}
      onBlur={() => {
        setText(typedTime(text) ?? "");
        field.onBlur();
      }}
      inputRef={field.ref}
      error={error}
    />
  );
}
