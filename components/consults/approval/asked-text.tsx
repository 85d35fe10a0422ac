import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Moment } from "#components/consults/inbox/moment.tsx";
import { SaidText } from "#components/messages/said-text.tsx";
import { Mark } from "#components/ui/mark.tsx";
import type { OpenApproval } from "#server/consults/approval/contract.ts";

/** A text for which approval is asked: where the practice's own stand, framed instead of filled, with what became of it. */
export function AskedText({ approval, acts }: { approval: OpenApproval; acts: ReactNode }) {
  const words = useTranslations("consults.approval");
  const { approvalId, body, standing, askedByName, askedOfName, askedAt, question } = approval;
  const waits = standing === "waits";
  return (
    <li data-message={approvalId} className="flex justify-end print:hidden">
      <div className="min-w-0 max-w-[min(100%,38rem)] max-pane:w-full pane:max-w-[min(88%,38rem)]">
        <p className="flex items-center justify-end gap-1.5 pb-1 text-right text-small">
          <Mark state={waits ? "open" : "look"} />
          <span className={waits ? "font-strong" : "text-look-ink"}>
            {waits
              ? words("waits", { name: askedOfName ?? words("anyone") })
              : standing === "given-back"
                ? words("givenBack")
                : words(`lapsed.${standing}`)}
          </span>
        </p>
        <div className="rounded-card rounded-tr-mark border-2 border-edge border-dashed bg-raised px-4 py-3">
          <SaidText text={body} />
        </div>
        <p className="pt-1.5 text-right text-ink-soft text-small">
          {words.rich("by", { name: askedByName ?? words("somebody"), when: () => <Moment at={askedAt} /> })}
        </p>
        {question ? (
          <div className="mt-2 rounded-card border border-inside-edge border-dashed bg-inside px-4 py-3">
            <p className="pb-1 text-ink-soft text-small">
              {words.rich("asksYou", {
                name: question.byName ?? words("somebody"),
                when: () => <Moment at={question.at} />,
              })}
            </p>
            <SaidText text={question.body} />
          </div>
        ) : null}
        {acts}
      </div>
    </li>
  );
}
