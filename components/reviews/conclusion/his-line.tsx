"use client";

import { useTranslations } from "next-intl";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import { showToast } from "#components/ui/toast-queue.ts";
import { copyText } from "./his-text.ts";

type HisLineProps = {
  /** The text for the HIS as it would be now, without a conclusion. */
  textNow: () => string;
  isStraight: boolean;
  onStraight: (isStraight: boolean) => void;
};

/** Copies the text for the HIS before anything is concluded, and says whether each conclusion takes it along. */
export function HisLine({ textNow, isStraight, onStraight }: HisLineProps) {
  const words = useTranslations("reviews.conclude");
  const copy = async () => {
    const isCopied = await copyText(textNow());
    showToast({ state: isCopied ? "fine" : "now", text: words(isCopied ? "copiedDraft" : "copyRefused") });
  };
  useSingleKeys({ c: copy });
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-4">
      <Checkbox isSelected={isStraight} onChange={onStraight} hint={words("straightHint")}>
        <span className="mr-1.5 max-desk:hidden">
          <KeyCap>h</KeyCap>
        </span>
        {words("straight")}
      </Checkbox>
      <Button size="small" onPress={copy} aria-keyshortcuts="c">
        <span className="contents max-desk:hidden">
          <KeyCap>c</KeyCap>
        </span>
        {words("copyDraft")}
      </Button>
    </div>
  );
}
