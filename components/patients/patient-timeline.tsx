import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Mark, type MarkState } from "#components/ui/mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { Timeline, TimelineEntry } from "#server/patients/timeline-contract.ts";
import { TimelineWords } from "./timeline-words.tsx";

const marks: Record<TimelineEntry["kind"], MarkState> = {
  measurements: "note",
  response: "note",
  "questionnaire-sent": "open",
  recorded: "note",
  protocol: "open",
  "protocol-ended": "inside",
  "rule-set": "open",
  "rule-ended": "inside",
  "alarm-agreed": "open",
  "alarm-ended": "inside",
  alarm: "now",
  "alarm-handled": "fine",
  "set-aside": "inside",
  "taken-back": "inside",
  review: "fine",
  "hand-over": "note",
  message: "open",
  task: "inside",
};

type PatientTimelineProps = {
  timeline: Timeline;
  /** URL of the whole timeline. */
  address: string;
  moreHref: string | null;
  /** Limited to one measurement protocol. */
  isNarrowed: boolean;
};

/** Everything a patient shared and the practice did, newest first. */
export function PatientTimeline({ timeline, address, moreHref, isNarrowed }: PatientTimelineProps) {
  const words = useTranslations("patients.timeline");
  return (
    <Card title={words("title")} padding="bare">
      {isNarrowed ? (
        <p className="flex flex-wrap items-center gap-x-3 border-line border-b bg-sunken px-card py-row">
          {words("within")} <TextLink href={address}>{words("all")}</TextLink>
        </p>
      ) : null}
      {timeline.entries.length === 0 ? <EmptyState title={words("none")}>{words("noneBody")}</EmptyState> : null}
      <ol className="divide-y divide-line">
        {timeline.entries.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`} className="flex gap-3 px-card py-row">
            <Mark state={marks[entry.kind]} className="mt-0.5" />
            <div className="min-w-0 grow">
              <TimelineWords entry={entry} address={address} />
            </div>
            <When at={entry.at} className="shrink-0 whitespace-nowrap text-ink-soft text-small" />
          </li>
        ))}
      </ol>
      {moreHref ? (
        <div className="border-line border-t px-card py-3">
          <LinkButton href={moreHref} size="small">
            {words("more")}
          </LinkButton>
        </div>
      ) : null}
    </Card>
  );
}
