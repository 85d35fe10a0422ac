import { useTranslations } from "next-intl";
import { Tag } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { Mark, type MarkState } from "#components/ui/mark.tsx";
import { SourceLine } from "#components/ui/source-line.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { ConnectionStatus, DutyFacts } from "#server/connections/contract.ts";
import { plainName } from "./plain-name.ts";

type Answer = "yes" | "no" | "unknown";
const marks: Record<Answer, MarkState> = { yes: "fine", no: "now", unknown: "unknown" };

/** What the law asks and what parties promised, each with its answer for this organization, its date and its source. */
export function DutyCards({ status }: { status: ConnectionStatus }) {
  const words = useTranslations("connections.duties");
  const duties = status.duties.toSorted((a, b) => Number(b.basis === "law") - Number(a.basis === "law"));
  if (duties.length === 0) return null;
  return (
    <Card title={words("title")}>
      <div className="divide-y divide-line">
        {duties.map((duty) => (
          <Duty key={duty.name} duty={duty} status={status} />
        ))}
      </div>
      {duties.length > 1 ? (
        <p className="mt-3 border-line border-t pt-3 text-ink-soft text-small">{words("difference")}</p>
      ) : null}
    </Card>
  );
}

function Duty({ duty, status }: { duty: DutyFacts; status: ConnectionStatus }) {
  const words = useTranslations("connections");
  const format = useFormat();
  const answer = answerOf(duty, status);
  const date = format.dateTime(new Date(duty.inForceOn), { day: "numeric", month: "long", year: "numeric" });
  const from = status.prescription?.from.map((service) => plainName(service.name)).join(", ");
  return (
    <div className="flex gap-3 py-3 first:pt-0 last:pb-0">
      <Mark state={answer === "no" && duty.basis === "agreement" ? "look" : marks[answer]} className="mt-0.75" />
      <div className="min-w-0 space-y-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-strong">{words(`duties.${duty.name}.title`)}</span>
          <Tag>{words(`duties.${duty.basis}`)}</Tag>
        </p>
        <p>
          {words(`duties.${duty.name}.${answer}`)}{" "}
          {duty.name === "prescription-visible" && from
            ? words("duties.prescription-visible.from", { names: from })
            : null}
        </p>
        <p className="text-ink-soft">{words(`duties.${duty.name}.body`)}</p>
        <p className="text-ink-soft text-small">{words("duties.since", { date })}</p>
        <SourceLine source={duty.source} date={duty.sourceDate} />
      </div>
    </div>
  );
}

function answerOf(duty: DutyFacts, status: ConnectionStatus): Answer {
  if (duty.name === "prescription-visible") return status.prescription?.visible ?? "unknown";
  if (status.state === "unknown" || status.state === "not-tied") return "unknown";
  return status.services.length > 0 ? "yes" : "no";
}
