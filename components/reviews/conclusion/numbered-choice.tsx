"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { isAfterQuiet } from "#components/layout/single-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";

type NumberedChoiceProps<Id extends string> = {
  label: string;
  hint: string;
  choices: { id: Id; label: string; detail?: string }[];
  verb: string;
  back: string;
  onPick: (id: Id) => void;
  onClose: () => void;
  /** What it is about, above the choices. */
  children?: ReactNode;
};

/**
 * Asks for one of a few before a conclusion is stored; nothing is chosen beforehand. It has the focus, so the keys of the round sleep: a
 * number picks at once, arrows and Enter as well, Escape leads back. A number in the middle of other typing picks nothing.
 */
export function NumberedChoice<Id extends string>(props: NumberedChoiceProps<Id>) {
  const { label, hint, choices, verb, back, onPick, onClose, children } = props;
  const [chosen, setChosen] = useState<Id | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  const known = (id: string) => choices.find((one) => one.id === id)?.id ?? null;
  const press = (event: KeyboardEvent) => {
    // A key that is held opened this; with a modifier it is the browser's.
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, target } = event;
    const focused = key === "Enter" && target instanceof HTMLInputElement ? known(target.value) : null;
    const picked = focused ?? choices[Number(key) - 1]?.id;
    if (key === "Escape") onClose();
    else if (!picked) return;
    else if (isAfterQuiet(event.nativeEvent)) onPick(picked);
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for the radio buttons inside it
    <div ref={box} onKeyDown={press} className="-m-1 max-h-[60dvh] space-y-2 overflow-y-auto p-1">
      {children}
      <RadioGroup
        label={label}
        hint={hint}
        value={chosen}
        onChange={(id) => setChosen(known(id))}
        choices={choices.map((one, index) => ({ ...one, label: `${index + 1} · ${one.label}` }))}
      />
      <div className="flex gap-2">
        <Button look="primary" isDisabled={chosen === null} onPress={() => chosen && onPick(chosen)}>
          {verb}
        </Button>
        <Button onPress={onClose}>{back}</Button>
      </div>
    </div>
  );
}
