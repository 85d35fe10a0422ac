import { useTranslations } from "next-intl";
import { Mark, type MarkState } from "#components/ui/mark.tsx";
import type { CheckedPractice, ListedState } from "#server/connections/status/check-contract.ts";
import type { ProviderService } from "#server/register/search/contract.ts";
import { useKindAndPlace } from "./kind-and-place.ts";
import { plainName } from "./plain-name.ts";

const marks: Record<ListedState, MarkState> = {
  connected: "fine",
  incomplete: "look",
  "without-services": "look",
  "not-found": "look",
};

/** One provider of the register: connected or not, with which records, and what is missing. */
export function CheckedProvider({ practice, isStale }: { practice: CheckedPractice; isStale: boolean }) {
  const words = useTranslations("connections.check");
  const kindAndPlace = useKindAndPlace();
  const { name, agbCodes, services, state, missing } = practice;
  const hasReachable = services.some((service) => service.isReachable);
  const said = state === "incomplete" && !hasReachable ? "incomplete-without-services" : state;
  const facts = [kindAndPlace(practice), agbCodes.length > 0 ? words("agb", { codes: agbCodes.join(", ") }) : null];
  return (
    <section className="rounded-card border border-line bg-raised p-card shadow-raised">
      <h2 className="flex items-start gap-3 font-strong text-title">
        <Mark state={isStale ? "unknown" : marks[state]} className="mt-1.5 size-5" />
        <span className="min-w-0 break-words">{name}</span>
      </h2>
      <p className="pl-8 text-ink-soft">{facts.filter((fact) => fact !== null).join(" · ")}</p>
      <p className="pt-4 pb-1 font-strong">{words(`state.${isStale ? "stale" : said}`)}</p>
      <ul className="space-y-1">
        {services.map((service) => (
          <Service key={service.serviceId} service={service} isStale={isStale} />
        ))}
      </ul>
      {missing.length > 0 && !isStale ? (
        <p className="pt-4">{words("missing", { names: missing.map(plainName).join(", ") })}</p>
      ) : null}
      <p className="pt-4 text-body text-ink-soft">{words("note")}</p>
    </section>
  );
}

function Service({ service, isStale }: { service: ProviderService; isStale: boolean }) {
  const words = useTranslations("connections");
  const { displayName, isReachable, serviceId } = service;
  return (
    <li className="flex items-start gap-3">
      <Mark state={isStale ? "unknown" : isReachable ? "fine" : "note"} className="mt-1" />
      <span>
        {displayName ? plainName(displayName) : words("services.number", { id: serviceId })}
        {isReachable ? null : <span className="text-ink-soft"> ({words("check.linked-only")})</span>}
      </span>
    </li>
  );
}
