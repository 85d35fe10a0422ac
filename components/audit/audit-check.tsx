"use client";

import { ShieldCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { exactTime, saidTime } from "#components/ui/said-time.ts";
import { unsealedMinutesMax } from "#db/terms/audit.ts";
import type { LogState } from "#server/audit/contract.ts";

type Verdict = Awaited<ReturnType<typeof api.audit.verify.mutate>>;

/** Has the chain computed again, and says what came out of it. */
export function AuditCheck({ state }: { state: LogState }) {
  const words = useTranslations("audit.check");
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const { run, isPending } = useAction();
  const check = () => run(() => api.audit.verify.mutate({}), { onDone: setVerdict });
  return (
    <Card
      title={words("title")}
      aside={
        <Button look="primary" isPending={isPending} onPress={check}>
          <ShieldCheck aria-hidden="true" className="size-4" />
          {words("button")}
        </Button>
      }
    >
      <div className="space-y-3">
        <p className="max-w-prose text-ink-soft">
          {words("explain")} <SealedUntil state={state} />
        </p>
        {verdict ? <AuditVerdict verdict={verdict} /> : null}
      </div>
    </Card>
  );
}

function SealedUntil({ state: { sealed, waiting } }: { state: LogState }) {
  const words = useTranslations("audit.check");
  const locale = useLocale();
  if (!sealed) return words("emptyBody");
  const when = saidTime(new Date(sealed.at), new Date(), locale);
  const { count, isMore } = waiting;
  return (
    <span suppressHydrationWarning>
      {words("sealed", { when })} {words(isMore ? "sealedWaitingMany" : "sealedWaiting", { count })}
    </span>
  );
}

function AuditVerdict({ verdict }: { verdict: Verdict }) {
  const words = useTranslations("audit.check");
  const { finding, head, blockCount, eventCount } = verdict;
  if (finding) return <BrokenChain finding={finding} />;
  if (!head) {
    return (
      <Callout state="unknown" isLive title={words("empty")}>
        {words("emptyBody")}
      </Callout>
    );
  }
  return (
    <Callout state="fine" isLive title={words("whole")}>
      <p>{words("wholeBody", { lines: eventCount, blocks: blockCount })}</p>
      <Waiting unsealed={verdict.unsealed} />
      <p className="pt-2">{words("headBody", { number: head.number })}</p>
      <p className="select-all break-all text-ink-soft text-small">{head.hash}</p>
    </Callout>
  );
}

function BrokenChain({ finding }: { finding: NonNullable<Verdict["finding"]> }) {
  const words = useTranslations("audit");
  const locale = useLocale();
  const moment = "occurredAt" in finding ? finding.occurredAt : null;
  const when = moment ? exactTime(new Date(moment), locale) : "";
  return (
    <Callout state="now" isLive title={words("check.broken")}>
      <p>{words(`finding.${finding.kind}`, { block: finding.blockNumber ?? 0, when })}</p>
      {"eventId" in finding ? <p className="break-all text-ink-soft text-small">{finding.eventId}</p> : null}
      <p className="pt-2">{words("check.advice")}</p>
    </Callout>
  );
}

function Waiting({ unsealed }: { unsealed: Verdict["unsealed"] }) {
  const words = useTranslations("audit.check");
  const locale = useLocale();
  const oldest = unsealed.oldestAt ? new Date(unsealed.oldestAt) : null;
  if (oldest && Date.now() - oldest.getTime() > unsealedMinutesMax * 60_000) {
    return <p className="font-strong">{words("stalled", { when: exactTime(oldest, locale) })}</p>;
  }
  return <p>{words("waiting", { count: unsealed.count })}</p>;
}
