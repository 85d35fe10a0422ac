import { useLocale, useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { SourceLine } from "#components/ui/source-line.tsx";
import { When } from "#components/ui/when.tsx";
import type { ConnectionStatus, GroupMissing, ServiceFound } from "#server/connections/status/contract.ts";
import { plainName } from "./plain-name.ts";
import { ServiceRow } from "./service-row.tsx";

/** Every kind of data that is or should be offered, with its meaning for the patient. Problems come first. */
export function ServiceTable({ status }: { status: ConnectionStatus }) {
  const words = useTranslations("connections.services");
  const { services, missing, linkedOnly, expectedCount } = status;
  const isSure = status.state !== "unknown";
  const columns = [
    { label: words("columns.service"), width: "w-[32%]" },
    { label: words("columns.meaning"), width: "" },
    { label: words("columns.since"), width: "w-28" },
    { label: words("columns.gateway"), width: "w-36" },
  ];
  const counted = words("counted", { offered: expectedCount - missing.length, expected: expectedCount });
  const more = linkedOnly.map((service) => plainName(service.name)).join(", ");
  return (
    <Card
      title={words("title")}
      padding="bare"
      aside={<span className="text-ink-soft text-small">{counted}</span>}
      foot={more ? <p className="text-ink-soft text-small">{words("linked-only", { names: more })}</p> : null}
    >
      {/* biome-ignore-start lint/a11y/useSemanticElements lint/a11y/noRedundantRoles: some browsers drop the table role when the table is displayed as cards */}
      <table role="table" className="w-full border-collapse text-left max-pane:block">
        <thead role="rowgroup" className="max-pane:sr-only">
          <tr role="row" className="border-line border-b">
            {columns.map(({ label, width }) => (
              <th
                key={label}
                role="columnheader"
                scope="col"
                className={`px-3 py-2 font-strong text-ink-soft text-small first:pl-card last:pr-card ${width}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-pane:block">
          {missing.map((group) =>
            group.need === "required" ? <MissingRow key={group.groupKey} group={group} isSure={isSure} /> : null,
          )}
          {services.map((service) => (
            <FoundRow key={service.serviceId} service={service} isSure={isSure} />
          ))}
          {missing.map((group) =>
            group.need === "required" ? null : <MissingRow key={group.groupKey} group={group} isSure={isSure} />,
          )}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/useSemanticElements lint/a11y/noRedundantRoles: as above */}
    </Card>
  );
}

function FoundRow({ service, isSure }: { service: ServiceFound; isSure: boolean }) {
  const words = useTranslations("connections.services");
  const locale = useLocale();
  const isNumber = service.nameFrom === "number";
  const direction = words(`direction.${service.direction}`);
  return (
    <ServiceRow
      state={isSure ? "fine" : "unknown"}
      stateWords={words("present")}
      name={isNumber ? words("number", { id: service.serviceId }) : plainName(service.name)}
      detail={isNumber ? direction : `${direction} · ${service.name}`}
      meaning={service.meaning ? service.meaning[locale] : words("meaning-unknown")}
      since={
        service.since ? (
          <>
            <When at={service.since} precision="day" />
            {service.isSinceFirstList ? ` ${words("first")}` : null}
          </>
        ) : null
      }
      gateway={service.gatewayNames.length > 0 ? service.gatewayNames.join(", ") : words("gateway-unknown")}
    />
  );
}

function MissingRow({ group, isSure }: { group: GroupMissing; isSure: boolean }) {
  const words = useTranslations("connections.services");
  const locale = useLocale();
  const need = group.need === "required" ? "required" : "usual";
  const official = group.services[0]?.name ?? group.groupKey;
  return (
    <ServiceRow
      state={isSure ? (need === "required" ? "now" : "note") : "unknown"}
      stateWords={words(`missing.${need}`)}
      name={plainName(official)}
      detail={`${words(`missing.${need}`)} · ${official}`}
      meaning={
        <>
          {words(`missing.meaning-${need}`, { meaning: group.meaning?.[locale] ?? "" })}
          <SourceLine source={group.source} date={group.sourceDate} />
        </>
      }
      since={null}
      gateway={null}
      isAbsent
    />
  );
}
