import { useTranslations } from "next-intl";
import { DecisionBy, PromisedBy, WarningBadge } from "#components/consults/inbox/promised.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { ConversationClock } from "#server/consults/conversation/conversation-contract.ts";
import type { SkippedDay } from "#server/consults/promise/contract.ts";

type PromiseLineProps = {
  clock: ConversationClock;
  /** It is the term of a decision about the record, not of an answer. */
  isTerm: boolean;
};

/** Until when an answer was promised or a decision is due, how far that is, and how that was counted. */
export function PromiseLine({ clock: { dueAt, warning, skipped }, isTerm }: PromiseLineProps) {
  const words = useTranslations("consults.promise");
  const counted = isTerm ? "whyTerm" : skipped.length === 0 ? "noneSkipped" : "skipped";
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      {isTerm ? (
        <DecisionBy dueAt={dueAt} />
      ) : (
        <span>
          {words("promised")} <PromisedBy dueAt={dueAt} />
        </span>
      )}
      <WarningBadge warning={warning} />
      <details className="text-small">
        <summary className="w-fit rounded-mark text-ink-soft hover:text-ink touch:py-2.5">{words("why")}</summary>
        <div className="max-w-prose pt-1 text-ink-soft">
          <p>{words(counted)}</p>
          {skipped.length > 0 ? (
            <ul className="list-inside list-disc">
              {skipped.map((one) => (
                <Skipped key={one.day} skipped={one} />
              ))}
            </ul>
          ) : null}
        </div>
      </details>
    </div>
  );
}

function Skipped({ skipped }: { skipped: SkippedDay }) {
  const words = useTranslations("consults.promise");
  const names = useTranslations("openingHours.holidays");
  const format = useFormat();
  const day = format.day(skipped.day, { weekday: "long", day: "numeric", month: "long" });
  const reason = skipped.by === "holiday" ? names(skipped.name) : words(`by.${skipped.by}`);
  return <li>{words("skippedDay", { day, reason })}</li>;
}
