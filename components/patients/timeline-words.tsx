import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useKindWords } from "#components/measurements/value-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { TimelineEntry } from "#server/reviews/timeline-contract.ts";

/** One moment in words: what it was, then its particulars, softer. */
export function TimelineWords({ entry, address }: { entry: TimelineEntry; address: string }) {
  const words = useTranslations("patients.timeline");
  const nobody = words("somebody");
  switch (entry.kind) {
    case "measurements":
      return (
        <Line
          what={words("measurements", { count: entry.newCount })}
          more={[entry.pgoName, entry.gatewayName].filter(Boolean).join(", ")}
          badge={entry.isReviewed ? null : <Badge state="open">{words("open")}</Badge>}
        />
      );
    case "response":
      return (
        <Line
          what={
            <TextLink href={`/questionnaires/responses/${entry.id}`}>
              {words("response", { title: entry.title })}
            </TextLink>
          }
          more={entry.score === null ? "" : words("score", { score: entry.score })}
          badge={entry.isReviewed ? null : <Badge state="open">{words("open")}</Badge>}
        />
      );
    case "questionnaire-sent":
      return <Line what={words("sent", { title: entry.title })} more={entry.byName ?? ""} />;
    case "recorded":
      return <RecordedLine entry={entry} />;
    case "protocol":
      return <ProtocolLine entry={entry} address={address} />;
    case "review":
      return (
        <Line
          what={words("review", { name: entry.byName ?? nobody, conclusion: words(`conclusions.${entry.conclusion}`) })}
          more={entry.note ?? ""}
          badge={
            entry.isUndone ? (
              <Badge state="note">{words("undone")}</Badge>
            ) : entry.isTakenOver ? (
              <Badge state="fine">{words("takenOver")}</Badge>
            ) : null
          }
        />
      );
    case "reply":
      return (
        <Line
          what={words("reply", { name: entry.byName ?? nobody })}
          more={entry.body}
          badge={<Badge state={entry.isFetched ? "fine" : "open"}>{words(replyState(entry))}</Badge>}
        />
      );
    case "task":
      return (
        <Line
          what={words("task", { name: entry.ownerName ?? words("team") })}
          more={entry.text}
          badge={<Badge state={entry.isDone ? "fine" : "open"}>{words(entry.isDone ? "done" : "open")}</Badge>}
        />
      );
  }
}

type EntryOf<Kind extends TimelineEntry["kind"]> = Extract<TimelineEntry, { kind: Kind }>;

function RecordedLine({ entry }: { entry: EntryOf<"recorded"> }) {
  const words = useTranslations("patients.timeline");
  const kinds = useTranslations("measurements.kinds");
  const { whole } = useKindWords()(entry.measurementKind);
  return <Line what={words("recorded", { kind: kinds(entry.measurementKind), value: whole(entry) })} more="" />;
}

function ProtocolLine({ entry, address }: { entry: EntryOf<"protocol">; address: string }) {
  const words = useTranslations("patients.timeline");
  const format = useFormat();
  return (
    <>
      <Line
        what={words("protocol", { from: format.day(entry.startsOn), until: format.day(entry.endsOn) })}
        more={entry.byName ?? ""}
      />
      <TextLink href={`${address}?protocol=${entry.id}`}>{words("around")}</TextLink>
    </>
  );
}

function replyState({ isFetched, isWithdrawn }: { isFetched: boolean; isWithdrawn: boolean }) {
  if (isWithdrawn) return "withdrawn" as const;
  return isFetched ? ("fetched" as const) : ("notFetched" as const);
}

function Line({ what, more, badge = null }: { what: ReactNode; more: string; badge?: ReactNode }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {what}
        {badge}
      </p>
      {more ? <p className="max-w-prose whitespace-pre-line text-ink-soft">{more}</p> : null}
    </>
  );
}
