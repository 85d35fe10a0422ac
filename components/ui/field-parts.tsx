"use client";

import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components/TextField";
import { fieldLook } from "./field-look.ts";
import { Mark } from "./mark.tsx";

/** What each field can say around its control. */
export type FieldWords = {
  label: ReactNode;
  /** One line that helps to fill it in. */
  hint?: ReactNode;
  /** What is wrong, in words; shown instead of the browser's own. */
  error?: string;
  /** Marks a field that may stay empty, e.g. "(niet verplicht)". */
  optional?: ReactNode;
  className?: string;
};

export function FieldLabel({ label, optional }: Pick<FieldWords, "label" | "optional">) {
  return (
    <Label className={fieldLook.label}>
      {label}
      {optional ? <span className="font-normal text-ink-soft"> {optional}</span> : null}
    </Label>
  );
}

export function FieldHint({ hint }: Pick<FieldWords, "hint">) {
  return hint ? (
    <Text slot="description" className={fieldLook.hint}>
      {hint}
    </Text>
  ) : null;
}

export function FieldProblem({ error }: Pick<FieldWords, "error">) {
  return (
    <FieldError className={fieldLook.error}>
      {({ validationErrors }) => (
        <>
          <Mark state="now" className="mt-0.5" />
          <span>{error ?? validationErrors.join(" ")}</span>
        </>
      )}
    </FieldError>
  );
}
