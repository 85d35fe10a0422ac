"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { ComboBox as AriaComboBox, Input, ListBox, Popover } from "react-aria-components/ComboBox";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import { FieldHint, FieldLabel, FieldProblem, type FieldWords } from "./field-parts.tsx";
import { type Choice, Option } from "./select.tsx";

type ComboBoxProps = FieldWords & {
  choices: Choice[];
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  onBlur?: () => void;
};

/** One out of a longer, known list: typing narrows it. For a list on the server there is `TypeAhead`. */
export function ComboBox(props: ComboBoxProps) {
  const { label, hint, error, optional, className, choices, value, onChange, placeholder, ...rest } = props;
  return (
    <AriaComboBox
      {...rest}
      defaultItems={choices}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      isInvalid={Boolean(error)}
      menuTrigger="focus"
      className={classNames(fieldLook.group, className)}
    >
      <FieldLabel label={label} optional={optional} />
      <span className="relative flex">
        <Input placeholder={placeholder} className={classNames(fieldLook.control, "w-full", "pr-9")} />
        <Button className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-control text-ink-faint">
          <ChevronDown aria-hidden="true" className="size-4" />
        </Button>
      </span>
      <FieldHint hint={hint} />
      <FieldProblem error={error} />
      <Popover className={classNames(fieldLook.popover, "w-(--trigger-width)")}>
        <ListBox<Choice> className={fieldLook.list}>{(choice) => <Option choice={choice} />}</ListBox>
      </Popover>
    </AriaComboBox>
  );
}
