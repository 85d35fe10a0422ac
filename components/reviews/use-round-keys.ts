"use client";

import { useEffect, useRef } from "react";
import { hasSingleKeys, isWriting } from "#components/layout/single-keys.ts";

/** Single keys of a round, while nobody is writing and single keys are on. */
export function useRoundKeys(acts: Record<string, () => void>): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (
        !hasSingleKeys() ||
        isWriting(event.target) ||
        document.querySelector("[role='dialog'], [role='alertdialog']")
      )
        return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
