"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type CheckboxProps = {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  isInvalid?: boolean;
  children?: ReactNode;
  hint?: ReactNode;
  className?: string;
};

/** Yes or no, as part of a form: a native checkbox under a drawn one. */
export function Checkbox({ isSelected, onChange, isDisabled, isInvalid, children, hint, className }: CheckboxProps) {
  return (
    <label className={classNames("group relative flex gap-2.5 py-1 touch:min-h-control", className)}>
      <input
        type="checkbox"
        checked={isSelected}
        disabled={isDisabled}
        aria-invalid={isInvalid || undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="peer sr-only"
      />
      <span
        className={classNames(
          "mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-mark border transition-colors",
          "peer-focus-visible:outline-2 peer-focus-visible:outline-lead peer-focus-visible:outline-offset-2",
          isSelected ? "border-lead bg-lead text-lead-ink" : "border-edge bg-raised group-hover:border-ink-faint",
          isInvalid && "border-now",
        )}
      >
        {isSelected ? <Check aria-hidden="true" className="size-3.5" strokeWidth={3} /> : null}
      </span>
      {children ? (
        <span className="min-w-0">
          {children}
          {hint ? <span className="block text-ink-soft text-small">{hint}</span> : null}
        </span>
      ) : null}
    </label>
  );
}
