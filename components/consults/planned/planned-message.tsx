import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Moment } from "#components/consults/inbox/moment.tsx";
import { SaidText } from "#components/messages/said-text.tsx";
import { Mark } from "#components/ui/mark.tsx";
import type { PlannedMessage as Planned } from "#server/consults/conversation/conversation-contract.ts";

/** A message that was not sent yet: where the practice's own stand, and framed instead of filled. */
export function PlannedMessage({ planned, acts }: { planned: Planned; acts: ReactNode }) {
  const words = useTranslations("consults.planned");
  const { messageId, writtenByName, body, sendAt, heldFor, closes } = planned;
  return (
    <li data-message={messageId} className="flex justify-end print:hidden">
      <div className="min-w-0 max-w-[min(100%,38rem)] max-pane:w-full pane:max-w-[min(88%,38rem)]">
        <p className="flex items-center justify-end gap-1.5 pb-1 text-right text-small">
          <Mark state={heldFor ? "look" : "open"} />
          <span className={heldFor ? "text-look-ink" : "font-strong"}>
            {heldFor
              ? words(`held.${heldFor}`, { name: writtenByName ?? words("somebody") })
              : words.rich("goesOut", { when: () => (sendAt ? <Moment at={sendAt} /> : null) })}
          </span>
        </p>
        <div className="rounded-card rounded-tr-mark border-2 border-edge border-dashed bg-raised px-4 py-3">
          <SaidText text={body} />
        </div>
        <p className="pt-1.5 text-right text-ink-soft text-small">
          {words("by", { name: writtenByName ?? words("somebody") })}
          {closes ? ` · ${words("thenCloses")}` : ""}
        </p>
        {acts}
      </div>
    </li>
  );
}
