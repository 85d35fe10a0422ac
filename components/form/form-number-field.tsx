"use client";

import { useLocale } from "next-intl";
import { useState } from "react";
import type { FieldValues } from "react-hook-form";
import { TextField, type TextFieldProps } from "#components/ui/text-field.tsx";
import { typedNumber } from "./typed-number.ts";
import { type FormFieldBinding, useFormField } from "./use-form-field.ts";

type FormNumberFieldProps<Values extends FieldValues> = FormFieldBinding<Values> &
  Omit<TextFieldProps, "value" | "onChange" | "onBlur" | "name" | "error" | "inputRef" | "after" | "width"> & {
    /** Unit, shown after the number in the field. */
    unit?: string;
    /** An empty field becomes undefined instead of null. */
    isLeftOut?: boolean;
  };

/** A form field for a number, typed with a comma or a point. */
export function FormNumberField<Values extends FieldValues>(props: FormNumberFieldProps<Values>) {
  const { control, name, unit, isLeftOut = false, ...rest } = props;
  const { field, error } = useFormField({ control, name });
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
