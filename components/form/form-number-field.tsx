"use client";

import { useLocale } from "next-intl";
import { useState } from "react";
import type { FieldValues } from "react-hook-form";
import { TextField, type TextFieldProps } from "#components/ui/text-field.tsx";
import { typedNumber } from "./typed-number.ts";
import { type Tied, useTied } from "./use-tied.ts";

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
  const { field, error } = useTied({ control, name });
  const locale = useLocale();
  const [text, setText] = useState(() => written(field.value, locale));
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
      error={error}
    />
  );
}

function written(value: unknown, locale: string): string {
  if (typeof value !== "number" || Number.isNaN(value)) return "";
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 3 }).format(value);
}
