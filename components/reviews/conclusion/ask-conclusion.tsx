"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { ReviewConclusion } from "#db/terms/reviews.ts";

type AskConclusionProps = {
  /** The conclusion that was pressed; null: nothing is asked. */
  asked: ReviewConclusion | null;
  /** The conclusion that the message was written for; null without one. */
  belongs: ReviewConclusion | null;
  onClose: () => void;
  onConfirm: (conclusion: ReviewConclusion) => void;
};

/** Asks once before a message that was written for another conclusion is sent, or before "in order" for a patient to look at now. */
export function AskConclusion({ asked, belongs, onClose, onConfirm }: AskConclusionProps) {
  const words = useTranslations("reviews.conclude");
  const conclusions = useTranslations("reviews.conclusions");
  const isMisfit = belongs !== null && belongs !== asked;
  return (
    <ConfirmDialog
      isOpen={asked !== null}
      onClose={onClose}
      title={isMisfit ? words("misfitTitle", { belongs: conclusions(belongs) }) : words("hastyTitle")}
      verb={isMisfit ? words("misfitSend") : words("hastyConfirm")}
      keep={isMisfit ? words("misfitKeep") : words("hastyKeep")}
      onConfirm={() => asked && onConfirm(asked)}
    >
      {isMisfit ? words("misfitBody", { conclusion: asked ? conclusions(asked) : "" }) : words("hastyBody")}
    </ConfirmDialog>
  );
}
