"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useId, useRef, useState, useTransition } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { DateField } from "#components/ui/date-field.tsx";
import { fieldLook } from "#components/ui/field-look.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import { isDay } from "#server/calendar/days.ts";
import { changedAddress } from "./list-address.ts";

const typingPauseMs = 250;

/** The row of filters above a list. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <search className="flex flex-wrap items-end gap-3 print:hidden">{children}</search>;
}

/** Sets one filter in the URL; the server responds with the filtered list. */
function useFilter(name: string) {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams().toString();
  const value = new URLSearchParams(search).get(name) ?? "";
  const [isPending, startTransition] = useTransition();
  const change = (next: string) =>
    startTransition(() => router.replace(changedAddress(path, search, { [name]: next || null }), { scroll: false }));
  return { value, change, isPending };
}

type FilterProps = { name: string; label: string; className?: string };

/** A text filter, applied when typing pauses. */
export function SearchFilter({ name, label, placeholder, className }: FilterProps & { placeholder?: string }) {
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { value, change, isPending } = useFilter(name);
  // The URL may change behind the field (a link, the back button); text being typed is not overwritten.
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = value;
  }, [value]);
  useEffect(() => () => clearTimeout(pause.current), []);
  return (
    <div className={classNames(fieldLook.group, "grow pane:max-w-80", className)}>
      <label htmlFor={fieldId} className={fieldLook.label}>
        {label}
      </label>
      <span className="relative flex items-center">
        <Search aria-hidden="true" className="pointer-events-none absolute left-3 size-4 text-ink-faint" />
        <input
          ref={field}
          id={fieldId}
          type="search"
          defaultValue={value}
          placeholder={placeholder}
          onChange={(event) => {
            const text = event.target.value.trim();
            clearTimeout(pause.current);
            pause.current = setTimeout(() => change(text), typingPauseMs);
          }}
          className={classNames(fieldLook.control, "w-full px-9")}
        />
        {isPending ? <Spinner className="absolute right-3 text-ink-faint" /> : null}
      </span>
    </div>
  );
}

type ChoiceFilterProps = FilterProps & { choices: { id: string; label: string }[]; everything: string };

/** A filter with a fixed list of values; `everything` is the label of "no filter". */
export function ChoiceFilter({ name, label, choices, everything, className }: ChoiceFilterProps) {
  const fieldId = useId();
  const { value, change } = useFilter(name);
  return (
    <div className={classNames(fieldLook.group, className)}>
      <label htmlFor={fieldId} className={fieldLook.label}>
        {label}
      </label>
      <select
        id={fieldId}
        value={value}
        onChange={(event) => change(event.target.value)}
        className={classNames(fieldLook.control, "max-w-60 pr-2")}
      >
        <option value="">{everything}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Years are typed digit by digit: one before this is not a year yet. */
const dayMin = "1900-01-01";

type DayFilterProps = Omit<FilterProps, "className"> & {
  max?: string;
  /** The day that holds while the URL has none. */
  shown?: string | null;
};

/** A day in the URL, applied once it is whole. What is no day there is as if it had none. */
export function DayFilter({ name, label, max, shown = null }: DayFilterProps) {
  const { value, change } = useFilter(name);
  const day = isDay(value) ? value : shown;
  const [typed, setTyped] = useState(day);
  const [seen, setSeen] = useState(day);
  // The URL may change behind the field.
  if (seen !== day) {
    setSeen(day);
    setTyped(day);
  }
  return (
    <DateField
      label={label}
      value={typed}
      max={max}
      onChange={(next) => {
        setTyped(next);
        if (next === null || (next >= dayMin && (max === undefined || next <= max))) change(next ?? "");
      }}
    />
  );
}
