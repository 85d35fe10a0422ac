"use client";

import { Checkbox } from "./checkbox.tsx";
import type { Choice } from "./choice.ts";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import { FieldHint, FieldLabel, FieldProblem, type FieldWords, useFieldIds } from "./field-parts.tsx";
import { onLeaving } from "./on-leaving.ts";

type CheckboxGroupProps = FieldWords & {
  choices: Choice[];
  value: string[];
  onChange: (value: string[]) => void;
  isDisabled?: boolean;
  onBlur?: () => void;
};

/** Several choices from a short list, all visible. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { label, hint, error, optional, className, choices, value, onChange, isDisabled, onBlur } = props;
  const ids = useFieldIds(props);
  return (
    <fieldset
      aria-labelledby={ids.label}
      aria-describedby={ids.describedBy}
      onBlur={onLeaving(onBlur)}
      className={classNames(fieldLook.group, className)}
    >
      <FieldLabel ids={ids} label={label} optional={optional} isGroup />
      <FieldHint ids={ids} hint={hint} />
      <div>
        {choices.map(({ id, label: choiceLabel, detail }) => (
          <Checkbox
            key={id}
            isSelected={value.includes(id)}
            onChange={(isSelected) => onChange(isSelected ? [...value, id] : value.filter((one) => one !== id))}
            isDisabled={isDisabled}
            isInvalid={Boolean(error)}
            hint={detail}
          >
            {choiceLabel}
          </Checkbox>
        ))}
      </div>
      <FieldProblem ids={ids} error={error} />
    </fieldset>
  );
}
