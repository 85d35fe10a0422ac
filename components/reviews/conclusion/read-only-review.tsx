"use client";

import { useTranslations } from "next-intl";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { RoundSteps, type RoundStepsProps } from "#components/reviews/round/round-steps.tsx";
import { useRoundNavigation } from "#components/reviews/round/use-round-navigation.ts";
import { Callout } from "#components/ui/callout.tsx";

/** For readers who may not conclude: who may, what they can do themselves, and the keys to walk through the round. */
export function ReadOnlyReview(steps: RoundStepsProps) {
  const words = useTranslations("reviews.looking-on");
  useSingleKeys(useRoundNavigation(steps).keys);
  return (
    <Callout state="note" title={words("title")}>
      {words("body")}
      <RoundSteps {...steps} />
    </Callout>
  );
}
