"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RoundSteps, type RoundStepsProps } from "#components/reviews/round/round-steps.tsx";
import { Button } from "#components/ui/button.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import { attentionRanks, type ReviewConclusion, reviewConclusions } from "#db/terms/reviews.ts";

/** The shortcut key of each conclusion, also shown on its button. */
export const keyedConclusions = reviewConclusions.map((conclusion, index) => ({ conclusion, key: String(index + 1) }));

type DecisionBarProps = {
  /** The patient's attention level in the round. */
  attention: number;
  isPending: boolean;
  onConclude: (conclusion: ReviewConclusion) => void;
  /** What is asked first, in place of the conclusions. */
  asks: ReactNode;
  steps: RoundStepsProps;
};

/**
 * The four conclusions and the steps of the round: the head of the panel from 1280 px, a bar at the bottom below it. The same buttons of
 * the same form, so there is one state; app/globals.css keeps what has the focus above it.
 */
export function DecisionBar({ attention, isPending, onConclude, asks, steps }: DecisionBarProps) {
  const words = useTranslations("reviews.conclude");
  const conclusions = useTranslations("reviews.conclusions");
  return (
    <div
      data-decision
      className="fixed inset-x-0 bottom-[calc(3.5rem+1px+env(safe-area-inset-bottom))] z-30 border-line border-t bg-raised px-3 py-2 shadow-float desk:bottom-0 desk:left-16 desk:px-8 panel:static panel:border-t-0 panel:p-0 panel:shadow-none print:hidden"
    >
      {asks ?? (
        <div className="flex flex-wrap items-center gap-2 desk:justify-between">
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay out as a grid everywhere */}
          <div
            role="group"
            aria-label={words("title")}
            className="grid w-full grid-cols-4 gap-1.5 desk:w-auto desk:gap-2 panel:w-full panel:grid-cols-2"
          >
            {keyedConclusions.map(({ conclusion, key }) => (
              <Button
                key={key}
                // "In order" is not the primary button if something needs a look.
                look={conclusion === "in-order" && attention <= attentionRanks.normal ? "primary" : "quiet"}
                isPending={isPending}
                onPress={() => onConclude(conclusion)}
                aria-keyshortcuts={key}
                className="min-h-11 min-w-0 max-desk:px-1 max-desk:text-small desk:min-h-control"
              >
                <span className="contents max-desk:hidden">
                  <KeyCap>{key}</KeyCap>
                </span>
                {conclusions(conclusion)}
              </Button>
            ))}
          </div>
          <RoundSteps {...steps} />
        </div>
      )}
    </div>
  );
}
