import { useLocale, useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SourceLine } from "#components/ui/source-line.tsx";
import type { ServiceMeaning } from "#server/catalogue/contract.ts";
import { type ExpectationGroup, groupsOf } from "./count-choices.ts";
import { CountLines } from "./count-lines.tsx";
import { EditMeaning } from "./edit-meaning.tsx";

/**
 * The meaning of each service in the reader's language, with its source. Services without an explanation come first.
 */
export function MeaningList({ services, today }: { services: ServiceMeaning[]; today: string }) {
  const words = useTranslations("catalogue");
  const groups = groupsOf(services);
  return (
    <Card title={words("list")} padding="bare" aside={<EditMeaning service={null} groups={groups} today={today} />}>
      {services.length === 0 ? <EmptyState title={words("none")} /> : null}
      <ul className="divide-y divide-line">
        {services.map((service) => (
          <li key={service.serviceId} className="flex items-start justify-between gap-x-3 px-card py-3">
            <Service service={service} groups={groups} />
            <EditMeaning service={service} groups={groups} today={today} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Service({ service, groups }: { service: ServiceMeaning; groups: ExpectationGroup[] }) {
  const words = useTranslations("catalogue");
  const locale = useLocale();
  const { serviceId, name, offeredCount, meaning } = service;
  const facts = [words("number", { id: serviceId }), words("offered", { count: offeredCount })];
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2 font-strong">
        {name}
        {meaning ? null : <Badge state="look">{words("unknown")}</Badge>}
      </p>
      {meaning ? <p className="max-w-prose">{locale === "nl" ? meaning.nl : meaning.en}</p> : null}
      <p className="text-ink-soft text-small">
        {[...facts, ...(meaning ? [words(`direction.${meaning.direction}`)] : [])].join(" · ")}
      </p>
      {meaning ? <SourceLine source={meaning.source} date={meaning.sourceDate} /> : null}
      <CountLines service={service} groups={groups} />
    </div>
  );
}
