"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { type CloseReason, closeReasons } from "#db/terms/consults.ts";

type SendBarProps = {
  isPending: boolean;
  isDisabled: boolean;
  /** A question back closes nothing. */
  asksBack: boolean;
  /** A request to correct the record is closed by a decision only. */
  isUndecided: boolean;
  /** Something is written that is stored nowhere yet. */
  isUnsent: boolean;
  /** Sends and closes. Sending alone submits the form. */
  onClose: (reason: CloseReason) => void;
};

/** Sends, or sends and closes: as answered, or for another reason. */
export function SendBar({ isPending, isDisabled, asksBack, isUndecided, isUnsent, onClose }: SendBarProps) {
  const words = useTranslations("consults.answer");
  const reasons = useTranslations("consults.reasons");
  const others = closeReasons.filter((reason) => reason !== "answered");
  const hint = isUndecided ? (asksBack ? "hintAskUndecided" : "keysUndecided") : asksBack ? "hintAsk" : "keys";
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 grow basis-56 text-ink-soft text-small">{words(isUnsent && !asksBack ? "unsent" : hint)}</p>
      <div className="flex flex-wrap items-center gap-2 max-pane:w-full max-pane:justify-end">
        {asksBack || isUndecided ? null : (
          <span className="flex items-center">
            <Button isPending={isPending} isDisabled={isDisabled} onPress={() => onClose("answered")}>
              {words("sendAndClose")}
            </Button>
            <Menu
              label={words("otherReasons")}
              isPending={isPending || isDisabled}
              choices={others.map((reason) => ({
                id: reason,
                label: words("closeAs", { reason: reasons(reason) }),
                onAction: () => onClose(reason),
              }))}
            />
          </span>
        )}
        <Button
          type="submit"
          look="primary"
          isPending={isPending}
          isDisabled={isDisabled}
          aria-keyshortcuts="Control+Enter"
        >
          {words("send")}
        </Button>
      </div>
    </div>
  );
}
