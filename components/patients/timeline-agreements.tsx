import { useTranslations } from "next-intl";
import { useAlarmWords } from "#components/measurements/agreements/alarm-words.ts";
import { useRuleWords } from "#components/measurements/agreements/rule-words.ts";
import { useKindWords } from "#components/measurements/values/value-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { type EntryLine, Line } from "./timeline-line.tsx";

/** A rule with its figures: agreed for this patient, or ended. */
export function RuleLine({ entry }: Pick<EntryLine<"rule-set" | "rule-ended">, "entry">) {
  const words = useTranslations("patients.timeline");
  const { name, figures } = useRuleWords();
  const by = entry.byName ? `${entry.byName}: ` : "";
  return (
    <Line
      what={words(entry.kind, { rule: name(entry.rule), figures: figures(entry) })}
      more={entry.kind === "rule-set" ? `${by}“${entry.reason}”` : ""}
    />
  );
}

/** An alarm rule: agreed for this patient, or ended. */
export function AgreedAlarmLine({ entry }: Pick<EntryLine<"alarm-agreed" | "alarm-ended">, "entry">) {
  const words = useTranslations("patients.timeline");
  const kinds = useTranslations("measurements.kinds");
  const condition = useAlarmWords()(entry.measurementKind, entry.condition);
  const by = entry.byName ? `${entry.byName}: ` : "";
  return (
    <Line
      what={words(entry.kind, { kind: kinds(entry.measurementKind), condition })}
      more={
        entry.kind === "alarm-agreed"
          ? `${by}“${entry.reason}”, ${words("alarmFor", { name: entry.receiverName ?? words("team") })}`
          : ""
      }
    />
  );
}

/** A raised alarm, and whether it was handled. */
export function AlarmLine({ entry, address }: EntryLine<"alarm">) {
  const words = useTranslations("patients.timeline");
  const kinds = useTranslations("measurements.kinds");
  const sayCondition = useAlarmWords();
  const { whole } = useKindWords()(entry.measurementKind);
  const { measurementKind, condition, value, isAcknowledged, acknowledgedByName } = entry;
  const came = value === null ? words("nothingCame") : whole(entry);
  return (
    <Line
      what={
        <span>
          {words("alarm")}{" "}
          <TextLink href={`${address}/measurements?kind=${measurementKind}`}>{kinds(measurementKind)}</TextLink>: {came}
        </span>
      }
      more={[
        words("alarmAgreed", { condition: sayCondition(measurementKind, condition) }),
        isAcknowledged ? words("alarmSeen", { name: acknowledgedByName ?? words("somebody") }) : "",
      ]
        .filter(Boolean)
        .join(" · ")}
      badge={<Badge state={isAcknowledged ? "fine" : "open"}>{words(isAcknowledged ? "done" : "open")}</Badge>}
    />
  );
}

/** What came of an alarm: in the words of who handled it, who, and the note that stays inside. */
export function HandledAlarmLine({ entry, address }: EntryLine<"alarm-handled">) {
  const words = useTranslations("patients.timeline");
  const measurements = useTranslations("measurements");
  const { measurementKind, outcome, note, byName } = entry;
  return (
    <Line
      what={
        <span>
          {words.rich("alarm-handled", {
            kind: measurements(`kinds.${measurementKind}`),
            outcome: measurements(`alarms.outcomes.${outcome}`),
            link: (kind) => <TextLink href={`${address}/measurements?kind=${measurementKind}`}>{kind}</TextLink>,
          })}
        </span>
      }
      more={[byName ?? words("somebody"), note ? `“${note}”` : ""].filter(Boolean).join(": ")}
    />
  );
}
