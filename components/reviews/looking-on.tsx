"use client";

import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { useRoundKeys } from "./use-round-keys.ts";
import { useRoundWalk } from "./use-round-walk.ts";

/** In place of the conclusion for who may not conclude: who does, what can be done meanwhile, and the keys that walk. */
export function LookingOn({ next, previous }: { next: string | null; previous: string | null }) {
  const words = useTranslations("reviews.looking-on");
  useRoundKeys(useRoundWalk({ next, previous }).keys);
  return (
    <Callout state="note" title={words("title")}>
      {words("body")}
    </Callout>
  );
}
