"use client";

import { useState } from "react";
import type { FieldValues } from "react-hook-form";
import { TextField, type TextFieldProps } from "#components/ui/text-field.tsx";
import { typedTime } from "./typed-time.ts";
import { type Tied, useTied } from "./use-tied.ts";

type Own = "value" | "onChange" | "onBlur" | "name" | "error" | "inputRef" | "width";

/** A time of the day in a form, "07:30", whatever clock the browser has; null while empty. Leaving the field writes it out. */
export function FormTimeField<Values extends FieldValues>(props: Tied<Values> & Omit<TextFieldProps, Own>) {
  const { control, name, ...rest } = props;
  const { field, error } = useTied({ control, name });
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
