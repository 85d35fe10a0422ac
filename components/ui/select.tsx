"use client";

import { Check, ChevronDown } from "lucide-react";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, Button, SelectValue } from "react-aria-components/Select";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import { FieldHint, FieldLabel, FieldProblem, type FieldWords } from "./field-parts.tsx";

export type Choice = { id: string; label: string; detail?: string };

export type SelectProps = FieldWords & {
  choices: Choice[];
  value: string | null;
  onChange: (value: string) => void;
  /** What stands there while nothing is chosen. */
  placeholder?: string;
  name?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  onBlur?: () => void;
};

/** One out of a short, known list. */
export function Select(props: SelectProps) {
  const { label, hint, error, optional, className, choices, value, onChange, placeholder, ...rest } = props;
  return (
    <AriaSelect
      {...rest}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder}
      isInvalid={Boolean(error)}
      className={classNames(fieldLook.group, className)}
    >
      <FieldLabel label={label} optional={optional} />
      <Button className={classNames(fieldLook.control, "w-full", "flex items-center justify-between gap-2 text-left")}>
        <SelectValue className="truncate data-[placeholder]:text-ink-faint">
          {({ selectedText, defaultChildren, isPlaceholder }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      </Button>
      <FieldHint hint={hint} />
      <FieldProblem error={error} />
      <Popover className={classNames(fieldLook.popover, "min-w-(--trigger-width)")}>
        <ListBox items={choices} className={fieldLook.list}>
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** A line in a list of choices; the chosen one has a check. */
export function Option({ choice }: { choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.label} className={fieldLook.option}>
      {({ isSelected }) => (
        <>
          <span className="min-w-0 grow">
            <span className="block">{choice.label}</span>
            {choice.detail ? <span className="block font-normal text-ink-soft text-small">{choice.detail}</span> : null}
          </span>
          {isSelected ? <Check aria-hidden="true" className="size-4 shrink-0 text-lead" /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
