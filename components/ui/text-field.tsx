"use client";

import type { ComponentProps, ReactNode, Ref } from "react";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import { FieldHint, FieldLabel, FieldProblem, type FieldWords, useFieldIds } from "./field-parts.tsx";

/** Props that both have besides their texts: the native attributes, with the text instead of the event. */
type TypedText<Element extends "input" | "textarea"> = FieldWords &
  Pick<ComponentProps<Element>, "name" | "autoComplete" | "autoFocus" | "maxLength" | "placeholder" | "spellCheck"> & {
    value?: string;
    defaultValue?: string;
    onChange?: (text: string) => void;
    onBlur?: () => void;
    isDisabled?: boolean;
    isReadOnly?: boolean;
  };

export type TextFieldProps = TypedText<"input"> &
  Pick<ComponentProps<"input">, "type" | "inputMode"> & {
    /** At the start of the field: an icon or a fixed prefix. */
    before?: ReactNode;
    /** At the end of the field: a unit. */
    after?: ReactNode;
    /** Width of the expected input: a short code gets a short field. */
    width?: "full" | "short";
    inputRef?: Ref<HTMLInputElement>;
  };

/**
 * A browser keeps what was typed with the history of its window, and fills it in again for whoever goes back: at a counter that is a
 * colleague, in whose name it would then be saved. "off" keeps nothing (HTML, 4.10.18.7.1); a field that is filled in for its own reader says so.
 */
const notKept = "off";

/** A single-line text field. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, optional, className, before, after, width = "full", inputRef, ...rest } = props;
  const { onChange, isDisabled, isReadOnly, ...given } = rest;
  const ids = useFieldIds(props);
  return (
    <div className={classNames(fieldLook.group, className)}>
      <FieldLabel ids={ids} label={label} optional={optional} />
      <span className={classNames("relative flex", width === "short" && "max-w-44")}>
        {before ? (
          <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-ink-faint">
            {before}
          </span>
        ) : null}
        <input
          {...given}
          autoComplete={given.autoComplete ?? notKept}
          ref={inputRef}
          id={ids.control}
          disabled={isDisabled}
          readOnly={isReadOnly}
          aria-describedby={ids.describedBy}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange?.(event.target.value)}
          className={classNames(fieldLook.control, "w-full", Boolean(before) && "pl-9", Boolean(after) && "pr-20")}
        />
        {after ? (
          <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-soft">
            {after}
          </span>
        ) : null}
      </span>
      <FieldHint ids={ids} hint={hint} />
      <FieldProblem ids={ids} error={error} />
    </div>
  );
}

export type TextAreaProps = TypedText<"textarea"> & { rows?: number; inputRef?: Ref<HTMLTextAreaElement> };

/** A multi-line text field. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, optional, className, rows = 4, inputRef, ...rest } = props;
  const { onChange, isDisabled, isReadOnly, ...given } = rest;
  const ids = useFieldIds(props);
  return (
    <div className={classNames(fieldLook.group, className)}>
      <FieldLabel ids={ids} label={label} optional={optional} />
      <textarea
        {...given}
        autoComplete={given.autoComplete ?? notKept}
        ref={inputRef}
        id={ids.control}
        rows={rows}
        disabled={isDisabled}
        readOnly={isReadOnly}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange?.(event.target.value)}
        className={classNames(fieldLook.control, "w-full", "resize-y py-2")}
      />
      <FieldHint ids={ids} hint={hint} />
      <FieldProblem ids={ids} error={error} />
    </div>
  );
}
