"use client";

import { useRouter } from "next/navigation";
import { roundAddress } from "./round-address.ts";
import type { RoundStepsProps } from "./round-steps.tsx";

/** Keys that go to the next or previous patient of the round, or back to the list, within the filter. */
export function useRoundNavigation({ next, previous, filter }: Omit<RoundStepsProps, "place">) {
  const router = useRouter();
  const go = (to: string | null) => router.push(roundAddress(to, filter));
  return { keys: { j: () => go(next), k: () => go(previous), u: () => go(null) } };
}
