import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { flushSync } from "react-dom";
import { Button } from "#components/ui/button.tsx";

type ReceiverRowProps = {
  name: string;
  /** Its place, from 1, and how many there are. */
  place: number;
  count: number;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

/** One receiver of an alarm, with the buttons that change its place in the order; the focus goes along. */
export function ReceiverRow({ name, place, count, onMove, onRemove }: ReceiverRowProps) {
  const words = useTranslations("measurements.alarm-form");
  const row = useRef<HTMLSpanElement>(null);
  const move = (by: 1 | -1) => {
    const pressed = document.activeElement;
    flushSync(() => onMove(by));
    // A browser drops the focus of what moves in the document, and of a button at the end of the list, which sleeps.
    const awake = row.current?.querySelector<HTMLButtonElement>("button:not(:disabled)");
    if (pressed instanceof HTMLButtonElement && !pressed.disabled) pressed.focus();
    else awake?.focus();
  };
  const step = (by: 1 | -1, verb: "up" | "down", isEnd: boolean) => (
    <Button size="icon" look="plain" aria-label={words(verb, { name })} isDisabled={isEnd} onPress={() => move(by)}>
      {verb === "up" ? (
        <ChevronUp aria-hidden="true" className="size-4.5" />
      ) : (
        <ChevronDown aria-hidden="true" className="size-4.5" />
      )}
    </Button>
  );
  return (
    <span ref={row} className="flex flex-wrap items-center justify-between gap-2">
      {name}
      <span className="flex items-center gap-1">
        {count > 1 ? (
          <>
            {step(-1, "up", place === 1)}
            {step(1, "down", place === count)}
          </>
        ) : null}
        <Button size="small" look="plain" aria-label={words("remove", { name })} onPress={onRemove}>
          {words("remove-short")}
        </Button>
      </span>
    </span>
  );
}
