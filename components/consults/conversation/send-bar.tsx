"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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
  /** It comes in the place of what was planned, or of a text for which approval is asked. */
  inPlaceOf: "planned" | "asked" | null;
  /** What submitting the form does: it sends and closes as this; null: it sends. */
  closesAs: CloseReason | null;
  /** Sends, and closes with a reason. */
  onSend: (closes: CloseReason | null) => void;
  /** Sends, closes as answered, and takes the conversation over in the HIS. */
  onSendAndTake: () => void;
  /** Asks when it goes out. */
  onPlan: () => void;
  /** Asks approval instead. */
  ask: ReactNode;
};

const instead = { planned: "replaces", asked: "settles" } as const;

/** Sends, or sends and closes: as answered, or for another reason. */
export function SendBar(props: SendBarProps) {
  const { isPending, isDisabled, asksBack, isUndecided, inPlaceOf, closesAs, onSend, onSendAndTake, onPlan, ask } =
    props;
  const words = useTranslations("consults.answer");
  const reasons = useTranslations("consults.reasons");
  const others = closeReasons.filter((reason) => reason !== (closesAs ?? "answered"));
  const hint = isUndecided ? (asksBack ? "hintAskUndecided" : "keysUndecided") : asksBack ? "hintAsk" : "keys";
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 grow basis-56 text-ink-soft text-small">{words(inPlaceOf ? instead[inPlaceOf] : hint)}</p>
      <div className="flex flex-wrap items-center gap-2 max-pane:w-full max-pane:justify-end">
        {asksBack || isUndecided ? null : (
          <span className="flex items-center">
            <Button
              isPending={isPending}
              isDisabled={isDisabled}
              onPress={() => onSend(closesAs === null ? "answered" : null)}
            >
              {words(closesAs === null ? "sendAndClose" : "send")}
            </Button>
            <Menu
              label={words("otherReasons")}
              isPending={isPending || isDisabled}
              choices={[
                { id: "take-over", label: words("sendAndTake"), onAction: onSendAndTake },
                ...others.map((reason) => ({
                  id: reason,
                  label: words("closeAs", { reason: reasons(reason) }),
                  onAction: () => onSend(reason),
                })),
              ]}
            />
          </span>
        )}
        {ask}
        <Button
          isPending={isPending}
          isDisabled={isDisabled}
          onPress={onPlan}
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+Shift+Enter"
        >
          {words("later")}
        </Button>
        <Button
          type="submit"
          look="primary"
          isPending={isPending}
          isDisabled={isDisabled}
          aria-keyshortcuts="Control+Enter"
        >
          {closesAs === null ? words("send") : words("closeAs", { reason: reasons(closesAs) })}
        </Button>
      </div>
    </div>
  );
}
