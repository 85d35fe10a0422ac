"use client";

import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";

export type MenuChoice = {
  id: string;
  label: string;
  icon?: ReactNode;
  detail?: string;
  href?: string;
  onAction?: () => void;
  isDisabled?: boolean;
  /** Cannot be undone. */
  isGrave?: boolean;
};

/** Actions on one thing, behind a button; the button is the `trigger`. */
export function Menu({ trigger, label, choices }: { trigger: ReactNode; label: string; choices: MenuChoice[] }) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement="bottom end" className={classNames(fieldLook.popover, "min-w-48")}>
        <AriaMenu aria-label={label} items={choices} className={fieldLook.list}>
          {(choice) => (
            <MenuItem
              id={choice.id}
              textValue={choice.label}
              href={choice.href}
              onAction={choice.onAction}
              isDisabled={choice.isDisabled}
              className={classNames(fieldLook.option, choice.isGrave && "text-now-ink")}
            >
              {choice.icon}
              <span className="min-w-0">
                <span className="block">{choice.label}</span>
                {choice.detail ? <span className="block text-ink-soft text-small">{choice.detail}</span> : null}
              </span>
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
