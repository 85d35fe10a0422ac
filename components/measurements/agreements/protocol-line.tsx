import { useTranslations } from "next-intl";
import { Mark } from "#components/ui/mark.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { ProtocolFacts } from "#server/measurements/interpretation/contract.ts";

/**
 * A measurement protocol in one line: which, when, how often, who started it, and whether it is planned, running or
 * over.
 */
export function ProtocolLine({ protocol }: { protocol: ProtocolFacts }) {
  const words = useTranslations("measurements");
  const format = useFormat();
  const {
    kind,
    startsOn,
    endsOn,
    morningCount,
    eveningCount,
    startedByName,
    endedAt,
    endReason,
    isRunning,
    isPlanned,
  } = protocol;
  return (
    <p className="flex max-w-prose gap-2 text-ink-soft text-small">
      <Mark state={isRunning ? "open" : "note"} className="mt-0.5" />
      <span>
        {words(`protocols.${kind}`)},{" "}
        {words("protocol.span", { from: format.day(startsOn), until: format.day(endsOn) })}
        {kind === "home-blood-pressure"
          ? `, ${words("protocol.plan", { morning: morningCount, evening: eveningCount })}`
          : null}
        {startedByName ? `, ${words("protocol.by", { name: startedByName })}` : null}.{" "}
        {isRunning ? words("protocol.running") : null}
        {isPlanned ? words("protocol.planned", { on: format.day(startsOn) }) : null}
        {endedAt ? words("protocol.ended", { reason: endReason ?? "" }) : null}
        {!isRunning && !isPlanned && !endedAt ? words("protocol.over") : null}
      </span>
    </p>
  );
}
