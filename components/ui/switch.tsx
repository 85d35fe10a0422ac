"use client";

import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type SwitchProps = {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  children: ReactNode;
  hint?: ReactNode;
  className?: string;
};

/** On or off, applied at once without submitting a form. */
export function Switch({ isSelected, onChange, isDisabled, children, hint, className }: SwitchProps) {
  return (
    <label className={classNames("group relative flex gap-3 py-1 touch:min-h-control", className)}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isSelected}
        checked={isSelected}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        className="peer sr-only"
      />
      <span
        className={classNames(
          "mt-0.5 flex h-5 w-9 shrink-0 items-center rounded-round border p-0.5 transition-colors",
          "peer-focus-visible:outline-2 peer-focus-visible:outline-lead peer-focus-visible:outline-offset-2",
          isSelected ? "justify-end border-lead bg-lead" : "justify-start border-edge bg-sunken",
        )}
      >
        <span className={classNames("size-3.5 rounded-round", isSelected ? "bg-lead-ink" : "bg-edge")} />
      </span>
      <span className="min-w-0">
        {children}
        {hint ? <span className="block text-ink-soft text-small">{hint}</span> : null}
      </span>
    </label>
  );
}
