"use client";

import { ChevronDown } from "lucide-react";
import dynamic from "next/dynamic";
import { type KeyboardEvent, useRef, useState } from "react";
import type { Choice } from "./choice.ts";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import { FieldHint, FieldLabel, FieldProblem, type FieldWords, useFieldIds } from "./field-parts.tsx";
import { Opening } from "./opening.tsx";
import { useLoadedSoon } from "./use-loaded-soon.ts";

export type SelectProps = FieldWords & {
  choices: Choice[];
  value: string | null;
  onChange: (value: string) => void;
  /** Shown while nothing is selected. */
  placeholder?: string;
  isDisabled?: boolean;
  onBlur?: () => void;
};

const loadList = () => import("./select-list.tsx").then((module) => module.SelectList);
const SelectList = dynamic(loadList, { ssr: false, loading: Opening });

/** One choice from a short, fixed list. The list that opens is loaded after the page. */
export function Select(props: SelectProps) {
  const { label, hint, error, optional, className, choices, value, onChange, placeholder, isDisabled, onBlur } = props;
  const ids = useFieldIds(props);
  const valueId = `${ids.control}-value`;
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useLoadedSoon(loadList);
  const chosen = choices.find((choice) => choice.id === value);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      return setIsOpen(true);
    }
    const next = choiceByKey(event.key, choices, value);
    if (next) onChange(next.id);
  };
  return (
    <div className={classNames(fieldLook.group, className)}>
      <FieldLabel ids={ids} label={label} optional={optional} isGroup />
      <button
        ref={trigger}
        type="button"
        id={ids.control}
        disabled={isDisabled}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-labelledby={`${valueId} ${ids.label}`}
        aria-describedby={ids.describedBy}
        data-invalid={error ? true : undefined}
        // Opens before the finger or the mouse is up: leaving another field may say what is wrong there and move this one.
        onMouseDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          event.currentTarget.focus();
          setIsOpen(true);
        }}
        onClick={() => setIsOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!isOpen) onBlur?.();
        }}
        className={classNames(fieldLook.control, "w-full", "flex items-center justify-between gap-2 text-left")}
      >
        <span id={valueId} className={classNames("truncate", !chosen && "text-ink-faint")}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      </button>
      <FieldHint ids={ids} hint={hint} />
      <FieldProblem ids={ids} error={error} />
      {isOpen ? (
        <SelectList
          labelledBy={ids.label}
          trigger={trigger}
          choices={choices}
          value={value}
          onChange={onChange}
          onClose={() => {
            setIsOpen(false);
            onBlur?.();
          }}
        />
      ) : null}
    </div>
  );
}

/** On the closed field: arrows select the previous or next choice, a letter the next one that starts with it. */
function choiceByKey(key: string, choices: Choice[], value: string | null): Choice | undefined {
  const at = choices.findIndex((choice) => choice.id === value);
  if (key === "ArrowLeft") return choices[Math.max(at - 1, 0)];
  if (key === "ArrowRight") return choices[Math.min(at + 1, choices.length - 1)];
  if (key.length !== 1 || key === " ") return undefined;
  const fromNext = [...choices.slice(at + 1), ...choices.slice(0, at + 1)];
  return fromNext.find((choice) => choice.label.toLowerCase().startsWith(key.toLowerCase()));
}
