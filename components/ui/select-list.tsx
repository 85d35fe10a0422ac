"use client";

import type { RefObject } from "react";
import { ListBox } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import type { Choice } from "./choice.ts";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import { Option } from "./option.tsx";

type SelectListProps = {
  labelledBy: string;
  trigger: RefObject<HTMLButtonElement | null>;
  choices: Choice[];
  value: string | null;
  onChange: (value: string) => void;
  onClose: () => void;
};

/** The list of a `Select`; loaded before it is first opened. */
export function SelectList({ labelledBy, trigger, choices, value, onChange, onClose }: SelectListProps) {
  return (
    <Popover
      isOpen
      onOpenChange={onClose}
      trigger="Select"
      triggerRef={trigger}
      placement="bottom start"
      aria-labelledby={labelledBy}
      className={classNames(fieldLook.popover, "min-w-(--trigger-width)")}
    >
      <ListBox
        aria-labelledby={labelledBy}
        items={choices}
        autoFocus="first"
        selectionMode="single"
        selectedKeys={value === null ? [] : [value]}
        shouldSelectOnPressUp
        shouldFocusOnHover
        onSelectionChange={(keys) => {
          // React Aria deselects a choice that is chosen again; here it stays selected.
          const [chosen] = keys === "all" ? [] : keys;
          if (chosen !== undefined) onChange(String(chosen));
          onClose();
        }}
        className={fieldLook.list}
      >
        {(choice) => <Option choice={choice} />}
      </ListBox>
    </Popover>
  );
}
