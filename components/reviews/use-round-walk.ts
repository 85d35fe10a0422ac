"use client";

import { useRouter } from "next/navigation";

/** From one patient of the round to the next, to the one before, and back to the list: by act, and by the keys that stand for it. */
export function useRoundWalk({ next, previous }: { next: string | null; previous: string | null }) {
  const router = useRouter();
  const go = (to: string | null) => router.push(to ? `/round/${to}` : "/round");
  return { goNext: () => go(next), keys: { j: () => go(next), k: () => go(previous), u: () => go(null) } };
}
