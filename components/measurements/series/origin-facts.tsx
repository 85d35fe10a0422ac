"use client";

import { useTranslations } from "next-intl";
import { protocolKindOf } from "#components/measurements/agreements/protocol-kinds.ts";
import { ValueDialog } from "#components/measurements/values/value-dialog.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { When } from "#components/ui/when.tsx";
import { dutchDay } from "#server/calendar/clock.ts";
import type { ProtocolFacts } from "#server/measurements/interpretation/contract.ts";
import type { MeasuredValue } from "#server/measurements/values/contract.ts";
import type { OriginContext } from "./origin-context.ts";

type OriginFactsProps = { id: string; value: MeasuredValue; context: OriginContext };

/** Who measured it, with which device, when, why it was shared, and whether anybody changed it. */
export function OriginFacts({ id, value, context }: OriginFactsProps) {
  const words = useTranslations("measurements.origin");
  const delivery = context.deliveries.find((one) => one.deliveryId === value.deliveryId);
  const via = delivery?.pgoName
    ? words("via-pgo", { pgo: delivery.pgoName, gateway: delivery.gatewayName })
    : delivery?.gatewayName;
  return (
    <div id={id} className="mt-2 max-w-prose rounded-control border border-line bg-paper px-3 py-1">
      <DescriptionList
        facts={[
          { term: words("who"), detail: words(`who-${value.origin}`) },
          { term: words("with"), detail: value.device ?? words("not-told") },
          { term: words("measured"), detail: <Measured value={value} /> },
          ...(value.origin === "practice"
            ? []
            : [
                {
                  term: words("received"),
                  detail: (
                    <>
                      <When at={value.receivedAt} />
                      {via ? `, ${via}` : null}
                    </>
                  ),
                },
                { term: words("why"), detail: <Why value={value} protocols={context.protocols} /> },
              ]),
          { term: words("changed"), detail: <Changed value={value} /> },
        ]}
      />
      <div className="py-1">
        <ValueDialog patientId={context.patientId} measurementId={value.measurementId} kind={value.kind} />
      </div>
    </div>
  );
}

function Measured({ value }: { value: MeasuredValue }) {
  const words = useTranslations("measurements.origin");
  const format = useFormat();
  if (value.setAside === "no-time") return words("no-time");
  const day = format.dateTime(value.at, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  if (!value.hasTime) return `${day}, ${words("day-only")}`;
  return `${day}, ${format.dateTime(value.at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}`;
}

/** A PGO sends no reason; a measurement protocol on that day is one. */
function Why({ value, protocols }: { value: MeasuredValue; protocols: ProtocolFacts[] }) {
  const words = useTranslations("measurements.origin");
  const all = useTranslations("measurements.protocols");
  const day = dutchDay(new Date(value.at));
  const period = protocols.find(
    ({ kind, startsOn, endsOn }) => kind === protocolKindOf[value.kind] && day >= startsOn && day <= endsOn,
  );
  return period ? words("why-protocol", { protocol: all(period.kind) }) : words("why-unknown");
}

function Changed({ value }: { value: MeasuredValue }) {
  const words = useTranslations("measurements.origin");
  const reasons = useTranslations("measurements.set-aside");
  return (
    <>
      {words("changed-no")}
      {value.identifierReused ? ` ${words("reused")}` : null}
      {value.setAsideBy ? (
        <>
          {" "}
          {words("set-aside-by", {
            name: value.setAsideBy.name ?? words("somebody"),
            reason: value.setAsideBy.reason,
          })}{" "}
          (<When at={value.setAsideBy.at} />)
        </>
      ) : null}
      {value.setAside && !value.setAsideBy ? ` ${words("not-counted", { reason: reasons(value.setAside) })}` : null}
    </>
  );
}
