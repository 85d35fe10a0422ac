"use client";

import dynamic from "next/dynamic";
import { fieldLook } from "./field-look.ts";
import type { FieldWords } from "./field-parts.tsx";
import { Skeleton } from "./skeleton.tsx";

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

// Calendars are heavy: they come after the page, into a place of the same size.
const DateFieldInput = dynamic(() => import("./date-field-input.tsx").then((module) => module.DateFieldInput), {
  ssr: false,
  loading: () => (
    <div className={fieldLook.group}>
      <Skeleton className="h-5.5 w-20" />
      <Skeleton className="h-control w-36" />
    </div>
  ),
});

/** A calendar day. */
export function DateField(props: DateFieldProps) {
  return <DateFieldInput {...props} />;
}
