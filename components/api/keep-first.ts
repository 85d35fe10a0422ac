"use client";

import { useEffect } from "react";

/** Whoever leaves the screen is not kept waiting longer than this. */
const waitMillisecondsMax = 2_000;

let isKept = false;
const keepers = new Set<() => Promise<unknown>>();

/** Saves what is being written before the screen locks or another person comes. `keep` must be stable. */
export function useKeepFirst(keep: () => Promise<unknown>): void {
  useEffect(() => {
    keepers.add(keep);
    return () => void keepers.delete(keep);
  }, [keep]);
}

/** Resolves once everything on screen that is still being written is saved, or after two seconds. Never rejects. */
export async function keepAllFirst(): Promise<void> {
  isKept = true;
  const kept = Promise.allSettled([...keepers].map((keep) => keep()));
  await Promise.race([kept, new Promise((wake) => setTimeout(wake, waitMillisecondsMax))]);
}

/** Whether this page is about to go away by itself, and what could be saved was. */
export function isKeptFirst(): boolean {
  return isKept;
}
