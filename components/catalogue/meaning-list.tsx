import { useLocale, useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { ServiceMeaning } from "#server/catalogue/contract.ts";
import { EditMeaning } from "./edit-meaning.tsx";

/** What each service means, in the reader's language, with its source; what still has to be explained stands first. */
export function MeaningList({ services, today }: { services: ServiceMeaning[]; today: string }) {
  const words = useTranslations("catalogue");
  return (
    <Card title={words("list")} padding="bare" aside={<EditMeaning service={null} today={today} />}>
      {services.length === 0 ? <EmptyState title={words("none")} /> : null}
      <ul className="divide-y divide-line">
        {services.map((service) => (
          <li key={service.serviceId} className="flex items-start justify-between gap-x-3 px-card py-3">
            <Service service={service} />
            <EditMeaning service={service} today={today} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Service({ service }: { service: ServiceMeaning }) {
  const words = useTranslations("catalogue");
  const locale = useLocale();
  const format = useFormat();
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
      {meaning ? (
        <p className="text-ink-soft text-small">
          {words("source", {
            source: meaning.source,
            date: format.dateTime(new Date(meaning.sourceDate), { day: "numeric", month: "short", year: "numeric" }),
          })}
        </p>
      ) : null}
    </div>
  );
}
