"use client";

import { useTranslations } from "next-intl";
import { type ComponentType, type RefObject, useCallback, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, type TextAreaProps } from "#components/ui/text-field.tsx";
import { hasCoach, setCoach } from "./coach-choice.ts";
import type { CoachPanelProps } from "./coach-panel.tsx";

type CoachedTextProps = Omit<TextAreaProps, "inputRef" | "value" | "onChange"> & {
  value: string;
  onChange: (text: string) => void;
  field: RefObject<HTMLTextAreaElement | null>;
};

/**
 * A text for a patient, with what the coach says of it below. The coach comes when somebody writes, and works without a
 * connection from then on; if it does not come, the field is a field.
 */
export function CoachedText({ field, value, onChange, ...rest }: CoachedTextProps) {
  const words = useTranslations("messages.writing");
  const [isOn, setIsOn] = useState(true);
  const [isWriting, setIsWriting] = useState(false);
  const [Panel, setPanel] = useState<ComponentType<CoachPanelProps> | null>(null);
  const wake = useCallback((text: string) => {
    if (text.trim() === "") return;
    setIsOn(hasCoach());
    setIsWriting(true);
  }, []);
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    const onFocus = () => wake(area.value);
    // Somebody may have begun before this page was ready.
    if (document.activeElement === area) onFocus();
    area.addEventListener("focus", onFocus);
    return () => area.removeEventListener("focus", onFocus);
  }, [field, wake]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what did not come is asked for again at the next key.
  useEffect(() => {
    if (!isWriting || !isOn || Panel) return;
    import("./coach-panel.tsx").then(({ CoachPanel }) => setPanel(() => CoachPanel)).catch(() => undefined);
  }, [isWriting, isOn, Panel, value]);
  const turn = (next: boolean) => {
    setCoach(next);
    setIsOn(next);
    field.current?.focus();
  };
  return (
    <div className="relative space-y-2">
      <TextArea
        {...rest}
        value={value}
        onChange={(text) => {
          wake(text);
          onChange(text);
        }}
        inputRef={field}
      />
      {isWriting && isOn && Panel ? <Panel text={value} field={field} onTurnOff={() => turn(false)} /> : null}
      {isWriting && !isOn ? (
        <p className="flex flex-wrap items-center gap-x-2 text-ink-soft text-small">
          {words("off")}
          <Button look="plain" size="small" onPress={() => turn(true)}>
            {words("turnOn")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
