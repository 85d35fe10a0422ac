import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { MarkState } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { Warning } from "#server/consults/promise/contract.ts";
import { Moment } from "./moment.tsx";

const marks: Record<Exclude<Warning, "none">, MarkState> = { half: "open", near: "look", passed: "now" };

/** "vóór vandaag 17:00": the last moment at which an answer is in time. */
export function PromisedBy({ dueAt }: { dueAt: Date }) {
  const words = useTranslations("consults.promise");
  return <span className="whitespace-nowrap">{words.rich("before", { when: () => <Moment at={dueAt} /> })}</span>;
}

/** "Besluit uiterlijk 30 dec": the last day on which a decision about the record is in time. */
export function DecisionBy({ dueAt }: { dueAt: Date }) {
  const words = useTranslations("consults.promise");
  return (
    <span className="whitespace-nowrap">
      {words.rich("decideBy", { when: () => <When at={dueAt} precision="day" /> })}
    </span>
  );
}

/** How far the promise is, once that matters. */
export function WarningBadge({ warning }: { warning: Warning }) {
  const words = useTranslations("consults.promise.warnings");
  if (warning === "none") return null;
  return <Badge state={marks[warning]}>{words(warning)}</Badge>;
}
