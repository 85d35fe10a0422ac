"use client";

import type { RefObject } from "react";
import { Menu as AriaMenu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import type { MenuChoice } from "./choice.ts";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";

type MenuListProps = {
  label: string;
  trigger: RefObject<HTMLButtonElement | null>;
  choices: MenuChoice[];
  onClose: () => void;
};

/** The list of a `Menu`; loaded before it is first opened. */
export function MenuList({ label, trigger, choices, onClose }: MenuListProps) {
  return (
    <Popover
      isOpen
      onOpenChange={onClose}
      trigger="MenuTrigger"
      triggerRef={trigger}
      placement="bottom end"
      aria-label={label}
      className={classNames(fieldLook.popover, "min-w-48")}
    >
      <AriaMenu aria-label={label} items={choices} autoFocus="first" onClose={onClose} className={fieldLook.list}>
        {(choice) => (
          <MenuItem
            id={choice.id}
            onAction={choice.onAction}
            className={classNames(fieldLook.option, choice.isGrave && "text-now-ink")}
          >
            {choice.label}
          </MenuItem>
        )}
      </AriaMenu>
    </Popover>
  );
}
