"use client";

import type { ComponentProps, ReactNode } from "react";
import { TextArea as AriaTextArea, TextField as AriaTextField, Input } from "react-aria-components/TextField";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import { FieldHint, FieldLabel, FieldProblem, type FieldWords } from "./field-parts.tsx";

type AriaProps = Omit<ComponentProps<typeof AriaTextField>, "children" | "className" | "style">;

export type TextFieldProps = AriaProps &
  FieldWords & {
    placeholder?: string;
    /** Inside the field, at its start: an icon or a fixed beginning. */
    before?: ReactNode;
    /** Inside the field, at its end: a unit. */
    after?: ReactNode;
    /** Width of what is expected: a short code is a short field. */
    width?: "full" | "short";
    inputRef?: React.Ref<HTMLInputElement>;
  };

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    hint,
    error,
    optional,
    className,
    placeholder,
    before,
    after,
    width = "full",
    inputRef,
    ...rest
  } = props;
  return (
    <AriaTextField
      {...rest}
      isInvalid={rest.isInvalid ?? Boolean(error)}
      className={classNames(fieldLook.group, className)}
    >
      <FieldLabel label={label} optional={optional} />
      <span className={classNames("relative flex", width === "short" && "max-w-44")}>
        {before ? (
          <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-ink-faint">
            {before}
          </span>
        ) : null}
        <Input
          ref={inputRef}
          placeholder={placeholder}
          className={classNames(fieldLook.control, "w-full", Boolean(before) && "pl-9", Boolean(after) && "pr-20")}
        />
        {after ? (
          <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-soft">
            {after}
          </span>
        ) : null}
      </span>
      <FieldHint hint={hint} />
      <FieldProblem error={error} />
    </AriaTextField>
  );
}

export type TextAreaProps = AriaProps &
  FieldWords & { rows?: number; placeholder?: string; inputRef?: React.Ref<HTMLTextAreaElement> };

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, optional, className, rows = 4, placeholder, inputRef, ...rest } = props;
  return (
    <AriaTextField
      {...rest}
      isInvalid={rest.isInvalid ?? Boolean(error)}
      className={classNames(fieldLook.group, className)}
    >
      <FieldLabel label={label} optional={optional} />
      <AriaTextArea
        ref={inputRef}
        rows={rows}
        placeholder={placeholder}
        className={classNames(fieldLook.control, "w-full", "resize-y py-2")}
      />
      <FieldHint hint={hint} />
      <FieldProblem error={error} />
    </AriaTextField>
  );
}
