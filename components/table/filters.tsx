"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useId, useRef, useTransition } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { fieldLook } from "#components/ui/field-look.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import { changedAddress } from "./list-address.ts";

const typingPauseMs = 250;

/** The row above a list in which it is narrowed. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <search className="flex flex-wrap items-end gap-3 print:hidden">{children}</search>;
}

/** Changes one filter in the address; the server answers with the narrowed list. */
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

/** Narrows by words; it looks when typing pauses. */
export function SearchFilter({ name, label, placeholder, className }: FilterProps & { placeholder?: string }) {
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { value, change, isPending } = useFilter(name);
  // The address may change behind the field (a link, the back button); what somebody is typing stays theirs.
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

/** Narrows to one out of a list; `everything` is the word for no narrowing. */
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
