"use client";

import { useLocale, useTranslations } from "next-intl";
import type { api } from "#components/api/client.ts";
import { Callout } from "#components/ui/callout.tsx";
import { headCode, unsealedMinutesMax } from "#db/terms/audit.ts";
import { exactTime } from "#server/calendar/spoken.ts";

export type Verdict = Awaited<ReturnType<typeof api.audit.verify.mutate>>;

/** What a check of the chain found, and what it was held against. */
export function AuditVerdict({ verdict }: { verdict: Verdict }) {
  const words = useTranslations("audit.check");
  const { finding, head, blockCount, eventCount } = verdict;
  if (finding) return <BrokenChain finding={finding} heldAgainst={verdict.heldAgainst} />;
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
      <HeldAgainst heldAgainst={verdict.heldAgainst} />
      <p className="pt-2">{words("headBody", { number: head.number })}</p>
      <p className="select-all break-all text-ink-soft text-small">{headCode(head)}</p>
    </Callout>
  );
}

type BrokenChainProps = Pick<Verdict, "heldAgainst"> & { finding: NonNullable<Verdict["finding"]> };

function BrokenChain({ finding, heldAgainst }: BrokenChainProps) {
  const words = useTranslations("audit");
  const locale = useLocale();
  const moment = "occurredAt" in finding ? finding.occurredAt : null;
  const when = moment ? exactTime(new Date(moment), locale) : "";
  return (
    <Callout state="now" isLive title={words("check.broken")}>
      <p>{words(`finding.${finding.kind}`, { block: finding.blockNumber ?? 0, when })}</p>
      {"eventId" in finding ? (
        <p className="break-all text-ink-soft text-small">{words("finding.line", { id: finding.eventId })}</p>
      ) : null}
      <HeldAgainst heldAgainst={heldAgainst} />
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

/** Also what it could not be compared with: a check that only reads the database proves less. */
function HeldAgainst({ heldAgainst: { file, noted, archive } }: Pick<Verdict, "heldAgainst">) {
  const words = useTranslations("audit.check");
  const locale = useLocale();
  const kept = file && {
    count: file.headCount,
    number: file.lastNumber,
    when: exactTime(new Date(file.lastAt), locale),
  };
  const archived = { files: archive.fileCount, lines: archive.eventCount };
  return (
    <div className="pt-2">
      <p>{words("against")}</p>
      <ul className="list-disc pl-5">
        <li>{kept ? words("againstFile", kept) : words("againstNoFile")}</li>
        <li>{words(noted ? "againstNoted" : "againstNotNoted")}</li>
        {archive.fileCount > 0 ? <li>{words("againstArchive", archived)}</li> : null}
      </ul>
    </div>
  );
}
