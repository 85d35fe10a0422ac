"use client";

import { useTranslations } from "next-intl";
import { type ReviewAdjustment, reviewAdjustments } from "#db/terms/reviews.ts";
import { NumberedChoice } from "./numbered-choice.tsx";

type AdjustChoiceProps = { onPick: (adjusts: ReviewAdjustment) => void; onClose: () => void };

/** Asks what "adjust" changes. */
export function AdjustChoice({ onPick, onClose }: AdjustChoiceProps) {
  const words = useTranslations("reviews.adjust");
  return (
    <NumberedChoice
      label={words("title")}
      hint={words("hint")}
      choices={reviewAdjustments.map((id) => ({ id, label: words(`choices.${id}`), detail: words(`leads.${id}`) }))}
      verb={words("verb")}
      back={words("back")}
      onPick={onPick}
      onClose={onClose}
    />
  );
}
