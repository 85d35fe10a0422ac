"use client";

import { useEffect } from "react";

let holders = 0;

/**
 * Suspends automatic refreshes while the component is mounted. The screen must say what is new and refresh on request.
 */
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
