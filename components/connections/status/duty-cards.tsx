import { useTranslations } from "next-intl";
import { Tag } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { Mark, type MarkState } from "#components/ui/mark.tsx";
import { SourceLine } from "#components/ui/source-line.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { DutyFacts } from "#server/catalogue/contract.ts";
import type { ConnectionStatus } from "#server/connections/status/contract.ts";
import { plainName } from "./plain-name.ts";

type BindingDuty = DutyFacts & { name: "prescription-visible" | "records-available" };
type Answer = "yes" | "no" | "unknown";
const marks: Record<Answer, MarkState> = { yes: "fine", no: "now", unknown: "unknown" };

/** What the law requires and what parties agreed, each with this organization's answer, its date and its source. */
export function DutyCards({ status }: { status: ConnectionStatus }) {
  const words = useTranslations("connections.duties");
  const duties = status.duties
    .filter(isBinding)
    .toSorted((a, b) => Number(b.basis === "law") - Number(a.basis === "law"));
  const expected = status.duties.filter((duty) => duty.basis === "expected");
  if (status.duties.length === 0) return null;
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
      {expected.length > 0 ? (
        <details className="mt-3 border-line border-t pt-3">
          <summary className="w-fit rounded-mark text-ink-soft text-small hover:text-ink">
            {words("coming", { count: expected.length })}
          </summary>
          <div className="divide-y divide-line pt-2">
            {expected.map((duty) => (
              <Expected key={duty.name} duty={duty} />
            ))}
          </div>
        </details>
      ) : null}
    </Card>
  );
}

/** Upcoming duties are not binding yet, so they have no answer. */
function isBinding(duty: DutyFacts): duty is BindingDuty {
  return duty.name === "prescription-visible" || duty.name === "records-available";
}

function Expected({ duty }: { duty: DutyFacts }) {
  const words = useTranslations("connections.duties");
  const day = useDay();
  return (
    <div className="space-y-1 py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-strong">{words(`${duty.name}.title`)}</span>
        <Tag>{words(duty.basis)}</Tag>
      </p>
      <p className="text-ink-soft">{words(`${duty.name}.body`)}</p>
      <p className="text-ink-soft text-small">
        {duty.inForceOn === null ? words("noDay") : words("from", { date: day(duty.inForceOn) })}
      </p>
      <SourceLine source={duty.source} date={duty.sourceDate} />
    </div>
  );
}

function useDay() {
  const format = useFormat();
  return (day: string) => format.day(day, { day: "numeric", month: "long", year: "numeric" });
}

function Duty({ duty, status }: { duty: BindingDuty; status: ConnectionStatus }) {
  const words = useTranslations("connections");
  const day = useDay();
  const answer = answerOf(duty, status);
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
        {duty.inForceOn === null ? null : (
          <p className="text-ink-soft text-small">{words("duties.since", { date: day(duty.inForceOn) })}</p>
        )}
        <SourceLine source={duty.source} date={duty.sourceDate} />
      </div>
    </div>
  );
}

function answerOf(duty: DutyFacts, status: ConnectionStatus): Answer {
  if (duty.name === "prescription-visible") return status.prescription?.visible ?? "unknown";
  if (status.state === "unknown" || status.state === "not-connected") return "unknown";
  return status.services.length > 0 ? "yes" : "no";
}
