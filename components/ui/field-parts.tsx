"use client";

import { type ReactNode, useId } from "react";
import { fieldLook } from "./field-look.ts";
import { Mark } from "./mark.tsx";

/** The texts around the control of a field. */
export type FieldWords = {
  label: ReactNode;
  /** One line of help. */
  hint?: ReactNode;
  /** The error message; replaces the browser's own. */
  error?: string;
  /** Marks a field that may be left empty, e.g. "(niet verplicht)". */
  optional?: ReactNode;
  className?: string;
};

/** The ids that link a control to its label, hint and error. */
export function useFieldIds({ hint, error }: Pick<FieldWords, "hint" | "error">) {
  const control = useId();
  const ids = { control, label: `${control}-label`, hint: `${control}-hint`, problem: `${control}-problem` };
  const describedBy = [hint ? ids.hint : "", error ? ids.problem : ""].filter(Boolean).join(" ") || undefined;
  return { ...ids, describedBy };
}

type Ids = Omit<ReturnType<typeof useFieldIds>, "describedBy">;

/** `isGroup`: labels a group of controls, so that clicking the label selects none of them. */
export function FieldLabel({ ids, label, optional, isGroup }: FieldLabelProps) {
  const content = (
    <>
      {label}
      {optional ? <span className="font-normal text-ink-soft"> {optional}</span> : null}
    </>
  );
  if (isGroup) {
    return (
      <span id={ids.label} className={fieldLook.label}>
        {content}
      </span>
    );
  }
  return (
    <label id={ids.label} htmlFor={ids.control} className={fieldLook.label}>
      {content}
    </label>
  );
}

type FieldLabelProps = Pick<FieldWords, "label" | "optional"> & { ids: Ids; isGroup?: boolean };

export function FieldHint({ ids, hint }: Pick<FieldWords, "hint"> & { ids: Ids }) {
  return hint ? (
    <span id={ids.hint} className={fieldLook.hint}>
      {hint}
    </span>
  ) : null;
}

export function FieldProblem({ ids, error }: Pick<FieldWords, "error"> & { ids: Ids }) {
  return error ? (
    <span id={ids.problem} className={fieldLook.error}>
      <Mark state="now" className="mt-0.5" />
      <span>{error}</span>
    </span>
  ) : null;
}
