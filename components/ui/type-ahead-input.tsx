"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ComboBox as AriaComboBox, Input, ListBox, Popover } from "react-aria-components/ComboBox";
import { AriaFieldHint, AriaFieldLabel, AriaFieldProblem } from "./aria-field-parts.tsx";
import type { Choice } from "./choice.ts";
import { classNames } from "./class-names.ts";
import { fieldLook } from "./field-look.ts";
import type { FieldWords } from "./field-parts.tsx";
import { Option } from "./option.tsx";
import { Spinner } from "./spinner.tsx";
import { useSearch } from "./use-search.ts";

export type TypeAheadProps = FieldWords & {
  /** Queries the server; called when typing pauses, with at least `lengthMin` characters. */
  find: (text: string, signal: AbortSignal) => Promise<Choice[]>;
  onChoose: (choice: Choice | null) => void;
  defaultText?: string;
  placeholder?: string;
  lengthMin?: number;
  isDisabled?: boolean;
};

/** The field and its list of results; loaded after the page. */
export function TypeAheadInput(props: TypeAheadProps) {
  const {
    label,
    hint,
    error,
    optional,
    className,
    find,
    onChoose,
    defaultText = "",
    placeholder,
    lengthMin = 2,
    isDisabled,
  } = props;
  const words = useTranslations("ui.typeAhead");
  const [text, setText] = useState(defaultText);
  const [question, setQuestion] = useState("");
  const { found, isLooking, hasFailed } = useSearch(find, question, lengthMin);
  return (
    <AriaComboBox
      items={found}
      inputValue={text}
      onInputChange={(next) => {
        setText(next);
        setQuestion(next.trim());
      }}
      onChange={(key) => onChoose(found.find((choice) => choice.id === key) ?? null)}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      allowsCustomValue
      allowsEmptyCollection
      className={classNames(fieldLook.group, className)}
    >
      <AriaFieldLabel label={label} optional={optional} />
      <span className="relative flex items-center">
        <Search aria-hidden="true" className="pointer-events-none absolute left-3 size-4 text-ink-faint" />
        <Input placeholder={placeholder} className={classNames(fieldLook.control, "w-full", "px-9")} />
        {isLooking ? <Spinner className="absolute right-3 text-ink-faint" /> : null}
      </span>
      <AriaFieldHint hint={hint} />
      <AriaFieldProblem error={error} />
      <Popover className={classNames(fieldLook.popover, "w-(--trigger-width)")}>
        <ListBox<Choice>
          className={fieldLook.list}
          renderEmptyState={() => (
            <p className="px-2.5 py-2 text-ink-soft">
              {question.length < lengthMin
                ? words("type", { count: lengthMin })
                : isLooking
                  ? words("looking")
                  : words(hasFailed ? "failed" : "none")}
            </p>
          )}
        >
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
