"use client";

import { parseDate } from "@internationalized/date";
import { DateField as AriaDateField, DateInput, DateSegment } from "react-aria-components/DateField";
import { AriaFieldHint, AriaFieldLabel, AriaFieldProblem } from "./aria-field-parts.tsx";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import type { FieldWords } from "./field-parts.tsx";

export type DateFieldProps = FieldWords & {
  /** "2026-03-03"; null while empty. */
  value: string | null;
  onChange: (value: string | null) => void;
  min?: string;
  max?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  onBlur?: () => void;
};

/** The input, typed in the date order of the reader's locale. */
export function DateFieldInput(props: DateFieldProps) {
  const { label, hint, error, optional, className, value, onChange, min, max, ...rest } = props;
  return (
    <AriaDateField
      {...rest}
      granularity="day"
      shouldForceLeadingZeros
      value={value ? parseDate(value) : null}
      minValue={min ? parseDate(min) : undefined}
      maxValue={max ? parseDate(max) : undefined}
      onChange={(day) => onChange(day?.toString() ?? null)}
      isInvalid={error ? true : undefined}
      className={classNames(fieldLook.group, className)}
    >
      <AriaFieldLabel label={label} optional={optional} />
      <DateInput
        className={classNames(
          fieldLook.control,
          "flex w-36 items-center focus-within:border-lead focus-within:outline-2 focus-within:outline-lead focus-within:outline-offset-1",
        )}
      >
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded-mark px-0.5 caret-transparent outline-none focus:bg-lead focus:text-lead-ink data-[placeholder]:text-ink-faint data-[placeholder]:focus:text-lead-ink"
          />
        )}
      </DateInput>
      <AriaFieldHint hint={hint} />
      <AriaFieldProblem error={error} />
    </AriaDateField>
  );
}
