"use client";

import { FieldError, Label, Text } from "react-aria-components/TextField";
import { fieldLook } from "./field-look.ts";
import type { FieldWords } from "./field-parts.tsx";
import { Mark } from "./mark.tsx";

// The label, hint and error of a React Aria field, which links them to the control itself.

export function AriaFieldLabel({ label, optional }: Pick<FieldWords, "label" | "optional">) {
  return (
    <Label className={fieldLook.label}>
      {label}
      {optional ? <span className="font-normal text-ink-soft"> {optional}</span> : null}
    </Label>
  );
}

export function AriaFieldHint({ hint }: Pick<FieldWords, "hint">) {
  return hint ? (
    <Text slot="description" className={fieldLook.hint}>
      {hint}
    </Text>
  ) : null;
}

export function AriaFieldProblem({ error }: Pick<FieldWords, "error">) {
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
