import { useTranslations } from "next-intl";
import { PromisedBy, WarningBadge } from "#components/consults/inbox/promised.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { ConversationClock } from "#server/consults/conversation/conversation-contract.ts";
import type { SkippedDay } from "#server/consults/promise/contract.ts";

/** Until when an answer was promised, how far that is, and the days that did not count. */
export function PromiseLine({ clock: { dueAt, warning, skipped } }: { clock: ConversationClock }) {
  const words = useTranslations("consults.promise");
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      <span>
        {words("promised")} <PromisedBy dueAt={dueAt} />
      </span>
      <WarningBadge warning={warning} />
      <details className="text-small">
        <summary className="w-fit rounded-mark text-ink-soft hover:text-ink touch:py-2.5">{words("why")}</summary>
        <div className="max-w-prose pt-1 text-ink-soft">
          <p>{words(skipped.length === 0 ? "noneSkipped" : "skipped")}</p>
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
