"use client";

import { useState } from "react";
import { type FieldValues, useController } from "react-hook-form";
import { TextField, type TextFieldProps } from "#components/ui/text-field.tsx";
import type { Tied } from "./text-fields.tsx";
import { typedTime } from "./typed-time.ts";
import { useProblem } from "./use-problem.ts";

type Own = "value" | "onChange" | "onBlur" | "name" | "error" | "inputRef" | "width";

/** A time of the day in a form, "07:30", whatever clock the browser has; null while empty. Leaving the field writes it out. */
export function FormTimeField<Values extends FieldValues>(props: Tied<Values> & Omit<TextFieldProps, Own>) {
  const { control, name, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  const [text, setText] = useState<string>(field.value ?? "");
  const problem = useProblem(fieldState.error);
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
      error={problem}
    />
  );
}
