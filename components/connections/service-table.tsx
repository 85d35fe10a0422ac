import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Mark, type MarkState } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { ConnectionStatus, GroupMissing, ServiceFound } from "#server/connections/contract.ts";

/** Every kind of data that is there or should be, with what it means for the patient. What must be mended comes first. */
export function ServiceTable({ status }: { status: ConnectionStatus }) {
  const words = useTranslations("connections.services");
  const { services, missing, linkedOnly, expectedCount } = status;
  const isSure = status.state !== "unknown";
  const labels = [words("columns.service"), words("columns.meaning"), words("columns.since"), words("columns.gateway")];
  return (
    <Card
      title={words("title")}
      padding="bare"
      aside={
        <span className="text-ink-soft text-small">
          {words("counted", { offered: expectedCount - missing.length, expected: expectedCount })}
        </span>
      }
      foot={
        linkedOnly.length > 0 ? (
          <p className="text-ink-soft text-small">
            {words("linked-only", { names: linkedOnly.map((service) => service.name).join(", ") })}
          </p>
        ) : null
      }
    >
      <table className="w-full border-collapse text-left max-pane:block">
        <thead className="max-pane:sr-only">
          <tr className="border-line border-b">
            {labels.map((label) => (
              <th
                key={label}
                scope="col"
                className="px-3 py-2 font-strong text-ink-soft text-small first:pl-card last:pr-card"
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-pane:block">
          {missing
            .filter((group) => group.need === "required")
            .map((group) => (
              <MissingRow key={group.groupKey} group={group} isSure={isSure} />
            ))}
          {services.map((service) => (
            <FoundRow key={service.serviceId} service={service} isSure={isSure} />
          ))}
          {missing
            .filter((group) => group.need !== "required")
            .map((group) => (
              <MissingRow key={group.groupKey} group={group} isSure={isSure} />
            ))}
        </tbody>
      </table>
    </Card>
  );
}

function FoundRow({ service, isSure }: { service: ServiceFound; isSure: boolean }) {
  const words = useTranslations("connections.services");
  const locale = useLocale();
  const meaning = service.meaning ? service.meaning[locale === "en" ? "en" : "nl"] : words("meaning-unknown");
  const name = service.nameFrom === "number" ? words("number", { id: service.serviceId }) : service.name;
  return (
    <Row
      state={isSure ? "fine" : "unknown"}
      stateWords={words("present")}
      name={name}
      detail={words(`direction.${service.direction}`)}
      meaning={meaning}
      since={
        service.since ? (
          <>
            <When at={service.since} precision="day" />
            {service.isSinceFirstList ? <span className="block text-ink-soft text-small">{words("first")}</span> : null}
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
  const meaning = group.meaning?.[locale === "en" ? "en" : "nl"] ?? "";
  return (
    <Row
      state={!isSure ? "unknown" : need === "required" ? "now" : "note"}
      stateWords={words(`missing.${need}`)}
      name={group.services[0]?.name ?? group.groupKey}
      detail={words(`missing.${need}`)}
      meaning={words(`missing.meaning-${need}`, { meaning })}
      since={null}
      gateway={
        <span className="text-ink-soft text-small">
          {words("source", { source: group.source, date: group.sourceDate })}
        </span>
      }
      isAbsent
    />
  );
}

type RowProps = {
  state: MarkState;
  stateWords: string;
  name: string;
  detail: string;
  meaning: string;
  since: ReactNode;
  gateway: ReactNode;
  isAbsent?: boolean;
};

const cell = "px-3 py-row align-top max-pane:block max-pane:p-0 max-pane:pl-7";

function Row({ state, stateWords, name, detail, meaning, since, gateway, isAbsent }: RowProps) {
  return (
    <tr
      className={classNames(
        "border-line border-b last:border-b-0 max-pane:block max-pane:px-card max-pane:py-3",
        isAbsent && "bg-sunken/50",
      )}
    >
      <td className={classNames(cell, "pl-card max-pane:pl-0")}>
        <span className="flex gap-3">
          <Mark state={state} label={stateWords} className="mt-0.75" />
          <span className="min-w-0">
            <span className="block font-strong">{name}</span>
            <span className="block text-ink-soft text-small">{detail}</span>
          </span>
        </span>
      </td>
      <td className={classNames(cell, "max-w-prose text-ink-soft")}>{meaning}</td>
      <td className={classNames(cell, "whitespace-nowrap")}>{since}</td>
      <td className={classNames(cell, "pr-card")}>{gateway}</td>
    </tr>
  );
}
