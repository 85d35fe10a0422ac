"use client";

import type { ReactNode } from "react";
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components/Switch";
import { classNames } from "./class-names.ts";

type SwitchProps = Omit<AriaSwitchProps, "children" | "className" | "style"> & {
  children: ReactNode;
  hint?: ReactNode;
  className?: string;
};

/** On or off, at once: no form has to be sent. */
export function Switch({ children, hint, className, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={classNames("group flex gap-3 py-1 touch:min-h-control", className)}>
      {({ isSelected, isFocusVisible }) => (
        <>
          <span
            className={classNames(
              "mt-0.5 flex h-5 w-9 shrink-0 items-center rounded-round border p-0.5 transition-colors",
              isSelected ? "justify-end border-lead bg-lead" : "justify-start border-edge bg-sunken",
              isFocusVisible && "outline-2 outline-lead outline-offset-2",
            )}
          >
            <span className={classNames("size-3.5 rounded-round", isSelected ? "bg-lead-ink" : "bg-edge")} />
          </span>
          <span className="min-w-0">
            {children}
            {hint ? <span className="block text-ink-soft text-small">{hint}</span> : null}
          </span>
        </>
      )}
    </AriaSwitch>
  );
}
