"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import type { AnswerRefusal } from "./use-answer.ts";

/** Why nothing was sent; where more was said in the meantime, the way to see it. */
export function AnswerRefused({ refusal, onShow }: { refusal: AnswerRefusal; onShow: () => void }) {
  const words = useTranslations("consults.answer");
  return (
    <Callout
      state="now"
      isLive
      title={words("notSent")}
      actions={
        refusal.isChanged ? (
          <Button size="small" onPress={onShow}>
            {words("showNew")}
          </Button>
        ) : null
      }
    >
      {refusal.text}
    </Callout>
  );
}
