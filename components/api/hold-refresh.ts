"use client";

import { useEffect } from "react";

let holders = 0;

/** While this is on screen nothing is brought in by itself: the screen says what is new, and waits to be asked. */
export function useHeldRefresh(): void {
  useEffect(() => {
    holders += 1;
    return () => {
      holders -= 1;
    };
  }, []);
}

export function isRefreshHeld(): boolean {
  return holders > 0;
}
