import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { ListBasis, ProviderCheck } from "#server/register/contract.ts";
import { plainName } from "./plain-name.ts";

/** What the register says of what was asked, in the words of a patient, with the age of the list beside it. */
export function CheckResult({ result }: { result: ProviderCheck }) {
  const words = useTranslations("connections.check");
  const { providers, alternatives, basis } = result;
  if (result.state === "no-list") return <Callout state="unknown">{words("sentence.no-list")}</Callout>;
  const isStale = basis?.isStale ?? true;
  return (
    <div className="max-w-prose space-y-5" aria-live="polite">
      {isStale ? <Callout state="look">{words("stale")}</Callout> : null}
      {basis?.source === "demo" ? <Callout state="note">{words("demo")}</Callout> : null}
      {providers.length === 0 ? <NotFound alternatives={alternatives} /> : null}
      {providers.map((provider) => (
        <Provider key={provider.name} provider={provider} isStale={isStale} />
      ))}
      {basis ? <Basis basis={basis} /> : null}
    </div>
  );
}

function NotFound({ alternatives }: { alternatives: string[] }) {
  const words = useTranslations("connections.check");
  if (alternatives.length === 0) {
    return (
      <div className="space-y-2">
        <h2 className="font-strong text-title">{words("sentence.none")}</h2>
        <p>{words("none-help")}</p>
      </div>
    );
  }
  return (
    <div className="space-y-2">
      <h2 className="font-strong text-title">{words("sentence.similar")}</h2>
      <ul className="space-y-1">
        {alternatives.map((name) => (
          <li key={name}>
            <TextLink href={`/check?q=${encodeURIComponent(name)}`} prefetch={false}>
              {name}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Provider({ provider, isStale }: { provider: ProviderCheck["providers"][number]; isStale: boolean }) {
  const words = useTranslations("connections");
  const reachable = provider.services.filter((service) => service.isReachable);
  const state = reachable.length > 0 ? "found" : "found-without-services";
  return (
    <section className="rounded-card border border-line bg-raised p-card shadow-raised">
      <h2 className="flex items-start gap-3 font-strong text-title">
        <Mark state={isStale ? "unknown" : state === "found" ? "fine" : "look"} className="mt-1.5 size-5" />
        <span className="min-w-0 break-words">{provider.name}</span>
      </h2>
      <p className="pl-8 text-ink-soft">
        {words(`check.state.${isStale ? "stale" : state}`)}
        {provider.agbCodes.length > 0 ? ` · ${words("check.agb", { codes: provider.agbCodes.join(", ") })}` : null}
      </p>
      {provider.services.length > 0 ? <h3 className="pt-4 pb-1 font-strong">{words("check.services")}</h3> : null}
      <ul className="space-y-1">
        {provider.services.map((service) => (
          <li key={service.serviceId} className="flex items-start gap-3">
            <Mark state={isStale ? "unknown" : service.isReachable ? "fine" : "note"} className="mt-1" />
            <span>
              {service.displayName
                ? plainName(service.displayName)
                : words("services.number", { id: service.serviceId })}
              {service.isReachable ? null : <span className="text-ink-soft"> ({words("check.linked-only")})</span>}
            </span>
          </li>
        ))}
      </ul>
      <p className="pt-4 text-body text-ink-soft">{words("check.note")}</p>
    </section>
  );
}

function Basis({ basis }: { basis: ListBasis }) {
  const words = useTranslations("connections.check");
  const format = useFormat();
  const stampedAt = format.dateTime(basis.stampedAt ?? basis.confirmedAt, { dateStyle: "long", timeStyle: "short" });
  return <p className="text-body text-ink-soft">{words("list", { stampedAt, serial: String(basis.serial ?? "–") })}</p>;
}
