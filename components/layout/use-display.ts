"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { type Display, displayCookie, formatDisplay } from "#db/terms/display.ts";

const yearSeconds = 31_536_000;

/** The reader's display settings and a function to change them: applied at once, then stored. */
export function useDisplay(initial: Display, remember: (display: Display) => Promise<unknown>) {
  const [display, setDisplay] = useOptimistic(initial);
  const [, startTransition] = useTransition();
  const router = useRouter();
  const change = (part: Partial<Display>) =>
    startTransition(async () => {
      const next = { ...display, ...part };
      setDisplay(next);
      showDisplay(next);
      await remember(next).catch(() => undefined);
      router.refresh();
    });
  return { display, change };
}

function showDisplay(display: Display) {
  const root = document.documentElement;
  root.dataset.theme = display.theme;
  root.dataset.density = display.density;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not available in every browser in use
  document.cookie = `${displayCookie}=${formatDisplay(display)}; path=/; max-age=${yearSeconds}; samesite=lax`;
}
