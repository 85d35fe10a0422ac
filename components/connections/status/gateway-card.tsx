import { useTranslations } from "next-intl";
import { AskProbe } from "#components/connections/probe/ask-probe.tsx";
import { GatewayLine } from "#components/suppliers/gateway-line.tsx";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { probeReasons } from "#db/terms/connections.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { daysBetween } from "#server/calendar/days.ts";
import type { HostProbe } from "#server/connections/probe/contract.ts";
import type { ConnectionStatus } from "#server/connections/status/contract.ts";

/** Days before expiry at which a certificate is flagged. */
const expiryWarningDays = 21;

type GatewayCardProps = { status: ConnectionStatus; probes: HostProbe[]; mayProbe: boolean };

/** The gateway behind the connection, recognized by the hosts in the list, with the results of the probes. */
export function GatewayCard({ status, probes, mayProbe }: GatewayCardProps) {
  const words = useTranslations("connections.gateway");
  const hosts = [...new Set(status.services.flatMap((service) => service.hosts))].sort();
  if (hosts.length === 0) return null;
  return (
    <Card title={words("title")} foot={mayProbe ? <AskProbe /> : null}>
      <p className="pb-3 text-ink-soft">{words("intro")}</p>
      {status.gateways.length === 0 ? <p>{words("none")}</p> : null}
      <ul>
        {status.gateways.map((gateway) => (
          <GatewayLine key={gateway.supplierId} gateway={gateway} />
        ))}
      </ul>
      <h3 className="pt-3 pb-1 text-ink-soft">{words("hosts")}</h3>
      <ul className="space-y-2">
        {hosts.map((host) => (
          <Host key={host} host={host} probes={probes.filter((probe) => probe.host.startsWith(`${host}:`))} />
        ))}
      </ul>
    </Card>
  );
}

function Host({ host, probes }: { host: string; probes: HostProbe[] }) {
  const words = useTranslations("connections.gateway.probe");
  return (
    <li>
      <p className="break-words">{host}</p>
      {probes.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-soft text-small">
          <Mark state="unknown" className="size-3.5" />
          {words("none")}
        </p>
      ) : (
        probes.map((probe) => <Probe key={probe.host} probe={probe} />)
      )}
    </li>
  );
}

function Probe({ probe }: { probe: HostProbe }) {
  const words = useTranslations("connections.gateway.probe");
  const format = useFormat();
  const ends = probe.certificateExpiresAt;
  const date = ends ? format.dateTime(ends, { day: "numeric", month: "long", year: "numeric" }) : "";
  const isSoon = ends !== null && daysBetween(dutchDay(probe.checkedAt), dutchDay(ends)) < expiryWarningDays;
  const state = probe.reason ? "now" : isSoon ? "look" : "fine";
  return (
    <p className="flex items-start gap-2 text-ink-soft text-small">
      <Mark state={state} className="mt-0.5 size-3.5" />
      <span>
        {probe.host.replace(/^.*:/, ":")} ·{" "}
        {probe.reason ? reasonWords(words, probe.reason) : words(isSoon ? "expires" : "fine", { date })}
      </span>
    </p>
  );
}

function reasonWords(words: ReturnType<typeof useTranslations<"connections.gateway.probe">>, reason: string): string {
  const known = probeReasons.find((each) => each === reason) ?? "network";
  return words(`reason.${known}`);
}
