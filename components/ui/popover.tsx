"use client";

import type { ReactNode } from "react";
import { Popover as AriaPopover, Dialog, DialogTrigger, type Placement } from "react-aria-components/Popover";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";

type PopoverProps = {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  placement?: Placement;
  className?: string;
};

/** A little more, beside the thing it is about; the button is the `trigger`. */
export function Popover({ trigger, label, children, placement = "bottom start", className }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover placement={placement} className={classNames(fieldLook.popover, "max-w-sm", className)}>
        <Dialog aria-label={label} className="p-4 outline-none">
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
