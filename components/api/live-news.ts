"use client";

import { useEffect } from "react";

type Listener = (noun: string) => void;

const listeners = new Set<Listener>();

/** Hands on that something changed in a noun; "*": in any. One stream serves the whole page. */
export function tellLiveNews(noun: string): void {
  for (const listener of listeners) listener(noun);
}

/** Also how long what lapsed by itself stays on screen at most. */
const everyMs = 20_000;
const gatherMs = 150;

/** Asks at once, when something changed in one of these nouns, and now and then, while the page is looked at. Both must be stable. */
export function useLiveNews(nouns: readonly string[], ask: () => void): void {
  useEffect(() => {
    let gathering: number | undefined;
    const askNow = () => {
      if (!document.hidden) ask();
    };
    const hear = (noun: string) => {
      if (noun !== "*" && !nouns.includes(noun)) return;
      window.clearTimeout(gathering);
      gathering = window.setTimeout(askNow, gatherMs);
    };
    listeners.add(hear);
    const timer = window.setInterval(askNow, everyMs);
    document.addEventListener("visibilitychange", askNow);
    askNow();
    return () => {
      listeners.delete(hear);
      window.clearTimeout(gathering);
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", askNow);
    };
  }, [nouns, ask]);
}
