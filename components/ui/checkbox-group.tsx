"use client";

import { CheckboxGroup as AriaCheckboxGroup } from "react-aria-components/CheckboxGroup";
import { Checkbox } from "./checkbox.tsx";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import { FieldHint, FieldLabel, FieldProblem, type FieldWords } from "./field-parts.tsx";
import type { Choice } from "./select.tsx";

type CheckboxGroupProps = FieldWords & {
  choices: Choice[];
  value: string[];
  onChange: (value: string[]) => void;
  isDisabled?: boolean;
  onBlur?: () => void;
};

/** Any number out of a short list, all visible at once. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { label, hint, error, optional, className, choices, ...rest } = props;
  return (
    <AriaCheckboxGroup {...rest} isInvalid={Boolean(error)} className={classNames(fieldLook.group, className)}>
      <FieldLabel label={label} optional={optional} />
      <FieldHint hint={hint} />
      <div>
        {choices.map((choice) => (
          <Checkbox key={choice.id} value={choice.id} hint={choice.detail}>
            {choice.label}
          </Checkbox>
        ))}
      </div>
      <FieldProblem error={error} />
    </AriaCheckboxGroup>
  );
}
