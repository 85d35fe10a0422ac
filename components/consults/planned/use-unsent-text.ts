import { type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { warnBeforeLeaving } from "#components/api/warn-before-leaving.ts";
import { hasUnsent, keepUnsent, onTakenBack, type UnsentText, unsentIn } from "./unsent-text.ts";

/**
 * What is written in one consult and not sent, which stays through a step to another. `lastMessageId`: the last message on screen. A planned
 * text that is taken back comes in by itself, with the focus.
 */
export function useUnsentText(
  consultId: string,
  lastMessageId: string | null,
  field: RefObject<HTMLTextAreaElement | null>,
) {
  const [text, setText] = useState<UnsentText>(
    () => unsentIn(consultId) ?? { body: "", effect: "answers", sawLast: lastMessageId, replaces: null, refers: null },
  );
  useEffect(
    () =>
      onTakenBack(consultId, (taken) => {
        flushSync(() => setText(taken));
        warnBeforeLeaving(hasUnsent());
        field.current?.focus();
      }),
    [consultId, field],
  );
  const keep = (changed: UnsentText) => {
    setText(changed);
    keepUnsent(consultId, changed);
    warnBeforeLeaving(hasUnsent());
  };
  return { text, keep };
}
