import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { TimelineEntry } from "#server/patients/timeline-contract.ts";
import { DeliveryLines } from "./delivery-lines.tsx";
import { AgreedAlarmLine, AlarmLine, HandledAlarmLine, RuleLine } from "./timeline-agreements.tsx";
import { type EntryLine, Line } from "./timeline-line.tsx";
import { ValueLine } from "./value-line.tsx";

/** Renders one timeline entry: a title, then its details in a softer tone. */
export function TimelineWords({ entry, address }: { entry: TimelineEntry; address: string }) {
  const words = useTranslations("patients.timeline");
  const nobody = words("somebody");
  switch (entry.kind) {
    case "measurements":
      return (
        <>
          <Line
            what={words("measurements", { count: entry.newCount })}
            more={[entry.pgoName, entry.gatewayName].filter(Boolean).join(", ")}
            badge={entry.isReviewed ? null : <Badge state="open">{words("open")}</Badge>}
          />
          <DeliveryLines groups={entry.groups} address={address} />
        </>
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
    case "set-aside":
    case "taken-back":
      return <ValueLine entry={entry} address={address} />;
    case "rule-set":
    case "rule-ended":
      return <RuleLine entry={entry} />;
    case "alarm-agreed":
    case "alarm-ended":
      return <AgreedAlarmLine entry={entry} />;
    case "alarm":
      return <AlarmLine entry={entry} address={address} />;
    case "alarm-handled":
      return <HandledAlarmLine entry={entry} address={address} />;
    case "protocol":
    case "protocol-ended":
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
    case "hand-over":
      return (
        <Line
          what={words("handOver", { name: entry.byName ?? nobody, to: entry.toName ?? nobody })}
          more={entry.reason}
          badge={entry.isTakenBack ? <Badge state="note">{words("undone")}</Badge> : null}
        />
      );
    case "message":
      return (
        <Line
          what={words("message", { name: entry.byName ?? nobody })}
          more={entry.body}
          badge={
            <Badge state={entry.state === "fetched" ? "fine" : "open"}>{words(`messageStates.${entry.state}`)}</Badge>
          }
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

function ProtocolLine({ entry, address }: EntryLine<"protocol" | "protocol-ended">) {
  const words = useTranslations("patients.timeline");
  const format = useFormat();
  return (
    <>
      <Line
        what={words(entry.kind, { from: format.day(entry.startsOn), until: format.day(entry.endsOn) })}
        more={(entry.kind === "protocol" ? entry.byName : entry.reason) ?? ""}
      />
      <TextLink href={`${address}?protocol=${entry.id}`}>{words("around")}</TextLink>
    </>
  );
}
