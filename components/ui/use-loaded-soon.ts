import { useEffect } from "react";

const signs = ["pointermove", "pointerdown", "keydown", "focusin"] as const;
/** For browsers without requestIdleCallback (Safari). */
const afterMs = 200;

let isHere: Promise<void> | undefined;

/** Resolves on the first user input, once the browser is idle. */
function untilSomebodyIsHere(): Promise<void> {
  isHere ??= new Promise((settle) => {
    const onSign = () => {
      for (const sign of signs) removeEventListener(sign, onSign, { capture: true });
      if ("requestIdleCallback" in window) requestIdleCallback(() => settle());
      else setTimeout(settle, afterMs);
    };
    for (const sign of signs) addEventListener(sign, onSign, { capture: true, passive: true });
  });
  return isHere;
}

/**
 * Preloads code that a control needs when it is first used, after the first user input: a page that is only shown does
 * not pay for it, and a press rarely has to wait.
 */
export function useLoadedSoon(load: () => Promise<unknown>): void {
  useEffect(() => {
    // A failed load is retried when the code is used.
    untilSomebodyIsHere()
      .then(load)
      .catch(() => undefined);
  }, [load]);
}
