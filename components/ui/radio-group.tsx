"use client";

import { useId } from "react";
import type { Choice } from "./choice.ts";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import { FieldHint, FieldLabel, FieldProblem, type FieldWords, useFieldIds } from "./field-parts.tsx";
import { onLeaving } from "./on-leaving.ts";

type RadioGroupProps = FieldWords & {
  choices: Choice[];
  value: string | null;
  onChange: (value: string) => void;
  /** `cards` frames each choice, for a single important question. */
  look?: "list" | "cards";
  isDisabled?: boolean;
  onBlur?: () => void;
};

/** One choice from a few, all visible. */
export function RadioGroup(props: RadioGroupProps) {
  const { label, hint, error, optional, className, choices, look = "list", onBlur } = props;
  const ids = useFieldIds(props);
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={ids.label}
      aria-describedby={ids.describedBy}
      aria-invalid={error ? true : undefined}
      onBlur={onLeaving(onBlur)}
      className={classNames(fieldLook.group, className)}
    >
      <FieldLabel ids={ids} label={label} optional={optional} isGroup />
      <FieldHint ids={ids} hint={hint} />
      <div className={look === "cards" ? "grid gap-2 pane:grid-cols-2" : ""}>
        {choices.map((choice) => (
          <RadioChoice key={choice.id} {...props} name={name} choice={choice} look={look} />
        ))}
      </div>
      <FieldProblem ids={ids} error={error} />
    </div>
  );
}

type RadioChoiceProps = Pick<RadioGroupProps, "value" | "onChange" | "isDisabled"> & {
  name: string;
  choice: Choice;
  look: "list" | "cards";
};

function RadioChoice({ name, choice, look, value, onChange, isDisabled }: RadioChoiceProps) {
  const isSelected = choice.id === value;
  return (
    <label
      className={classNames(
        "group relative flex gap-2.5",
        look === "list" && "py-1 touch:min-h-control",
        look === "cards" &&
          "rounded-control border px-3 py-2.5 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-lead has-focus-visible:outline-offset-2",
        look === "cards" && (isSelected ? "border-lead bg-lead-soft" : "border-edge/60 bg-raised hover:border-edge"),
      )}
    >
      <input
        type="radio"
        name={name}
        value={choice.id}
        checked={isSelected}
        disabled={isDisabled}
        onChange={() => onChange(choice.id)}
        className="peer sr-only"
      />
      <span
        className={classNames(
          "mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-round border bg-raised",
          isSelected ? "border-lead" : "border-edge group-hover:border-ink-faint",
          look === "list" &&
            "peer-focus-visible:outline-2 peer-focus-visible:outline-lead peer-focus-visible:outline-offset-2",
        )}
      >
        {isSelected ? <span className="size-2.5 rounded-round bg-lead" /> : null}
      </span>
      <span className="min-w-0">
        <span className={classNames("block", look === "cards" && "font-strong")}>{choice.label}</span>
        {choice.detail ? <span className="block text-ink-soft text-small">{choice.detail}</span> : null}
      </span>
    </label>
  );
}
