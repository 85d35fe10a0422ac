"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { useRoundKeys } from "./use-round-keys.ts";

/** In place of the conclusion for who may not conclude: who does, what can be done meanwhile, and the keys that walk. */
export function LookingOn({ next, previous }: { next: string | null; previous: string | null }) {
  const words = useTranslations("reviews.looking-on");
  const router = useRouter();
  const go = (to: string | null) => router.push(to ? `/round/${to}` : "/round");
  useRoundKeys({ j: () => go(next), k: () => go(previous), u: () => go(null) });
  return (
    <Callout state="note" title={words("title")}>
      {words("body")}
    </Callout>
  );
}
