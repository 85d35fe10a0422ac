"use client";

import { useLocale } from "next-intl";
import { useState } from "react";
import { type FieldValues, useController } from "react-hook-form";
import { TextField, type TextFieldProps } from "#components/ui/text-field.tsx";
import type { Tied } from "./text-fields.tsx";
import { typedNumber } from "./typed-number.ts";
import { useProblem } from "./use-problem.ts";

type FormNumberFieldProps<Values extends FieldValues> = Tied<Values> &
  Omit<TextFieldProps, "value" | "onChange" | "onBlur" | "name" | "error" | "inputRef" | "after" | "width"> & {
    /** Written in the field, behind the number. */
    unit?: string;
    /** Left empty, the field is left out of the answer instead of being null. */
    isLeftOut?: boolean;
  };

/** A number in a form, typed as people write it; its unit stands in the field. */
export function FormNumberField<Values extends FieldValues>(props: FormNumberFieldProps<Values>) {
  const { control, name, unit, isLeftOut = false, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  const locale = useLocale();
  const [text, setText] = useState(() => written(field.value, locale));
  const problem = useProblem(fieldState.error);
  return (
    <TextField
      {...rest}
      name={field.name}
      inputMode="decimal"
      autoComplete="off"
      width="short"
      after={unit}
      value={text}
      onChange={(typed) => {
        setText(typed);
        field.onChange(typedNumber(typed) ?? (isLeftOut ? undefined : null));
      }}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={problem}
    />
  );
}

function written(value: unknown, locale: string): string {
  if (typeof value !== "number" || Number.isNaN(value)) return "";
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 3 }).format(value);
}
