"use client";

import { RadioGroup as AriaRadioGroup, Radio } from "react-aria-components/RadioGroup";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import { FieldHint, FieldLabel, FieldProblem, type FieldWords } from "./field-parts.tsx";
import type { Choice } from "./select.tsx";

type RadioGroupProps = FieldWords & {
  choices: Choice[];
  value: string | null;
  onChange: (value: string) => void;
  /** `cards` gives each answer a frame: for one important question. */
  look?: "list" | "cards";
  isDisabled?: boolean;
  onBlur?: () => void;
};

/** One out of a few, all visible at once. */
export function RadioGroup(props: RadioGroupProps) {
  const { label, hint, error, optional, className, choices, look = "list", ...rest } = props;
  return (
    <AriaRadioGroup {...rest} isInvalid={Boolean(error)} className={classNames(fieldLook.group, className)}>
      <FieldLabel label={label} optional={optional} />
      <FieldHint hint={hint} />
      <div className={look === "cards" ? "grid gap-2 pane:grid-cols-2" : ""}>
        {choices.map((choice) => (
          <RadioChoice key={choice.id} choice={choice} look={look} />
        ))}
      </div>
      <FieldProblem error={error} />
    </AriaRadioGroup>
  );
}

function RadioChoice({ choice, look }: { choice: Choice; look: "list" | "cards" }) {
  return (
    <Radio
      value={choice.id}
      className={classNames(
        "group flex gap-2.5",
        look === "list" && "py-1 touch:min-h-control",
        look === "cards" &&
          "rounded-control border border-edge/60 bg-raised px-3 py-2.5 transition-colors hover:border-edge selected:border-lead selected:bg-lead-soft focus-shown:outline-2 focus-shown:outline-lead focus-shown:outline-offset-2",
      )}
    >
      {({ isSelected, isFocusVisible }) => (
        <>
          <span
            className={classNames(
              "mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-round border bg-raised",
              isSelected ? "border-lead" : "border-edge group-hover:border-ink-faint",
              look === "list" && isFocusVisible && "outline-2 outline-lead outline-offset-2",
            )}
          >
            {isSelected ? <span className="size-2.5 rounded-round bg-lead" /> : null}
          </span>
          <span className="min-w-0">
            <span className={classNames("block", look === "cards" && "font-strong")}>{choice.label}</span>
            {choice.detail ? <span className="block text-ink-soft text-small">{choice.detail}</span> : null}
          </span>
        </>
      )}
    </Radio>
  );
}
