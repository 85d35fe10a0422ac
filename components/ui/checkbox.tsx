"use client";

import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from "react-aria-components/Checkbox";
import { classNames } from "./class-names.ts";

type CheckboxProps = Omit<AriaCheckboxProps, "children" | "className" | "style"> & {
  children?: ReactNode;
  hint?: ReactNode;
  className?: string;
};

/** Yes or no, to be confirmed with a form. */
export function Checkbox({ children, hint, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={classNames("group flex gap-2.5 py-1 touch:min-h-control", className)}>
      {({ isSelected, isIndeterminate, isFocusVisible, isInvalid }) => (
        <>
          <span
            className={classNames(
              "mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-mark border transition-colors",
              isSelected || isIndeterminate
                ? "border-lead bg-lead text-lead-ink"
                : "border-edge bg-raised group-hover:border-ink-faint",
              isInvalid && "border-now",
              isFocusVisible && "outline-2 outline-lead outline-offset-2",
            )}
          >
            {isIndeterminate ? <Minus className="size-3.5" strokeWidth={3} /> : null}
            {isSelected && !isIndeterminate ? <Check className="size-3.5" strokeWidth={3} /> : null}
          </span>
          {children ? (
            <span className="min-w-0">
              {children}
              {hint ? <span className="block text-ink-soft text-small">{hint}</span> : null}
            </span>
          ) : null}
        </>
      )}
    </AriaCheckbox>
  );
}
