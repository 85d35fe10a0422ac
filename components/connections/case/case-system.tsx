"use client";

import { useTranslations } from "next-intl";
import { useOptimistic } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { GatewayLine } from "#components/suppliers/gateway-line.tsx";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { Select } from "#components/ui/select.tsx";
import type { GatewayRead } from "#server/suppliers/contract.ts";

/** Value of the option "not in the list"; supplier ids are UUIDs, so it cannot clash. */
const unknownSystem = "unknown";

type CaseSystemProps = {
  recordSystem: { supplierId: string; name: string } | null;
  recordSystems: { supplierId: string; name: string }[];
  routes: GatewayRead[];
  mayAnswer: boolean;
};

/** The record system (HIS or AIS) and the gateways that work with it, or that none is known. */
export function CaseSystem({ recordSystem, recordSystems, routes, mayAnswer }: CaseSystemProps) {
  const words = useTranslations("connections.case.system");
  const { run, isPending } = useAction();
  const [shown, setShown] = useOptimistic(recordSystem?.supplierId ?? unknownSystem);
  const choices = [
    ...recordSystems.map((system) => ({ id: system.supplierId, label: system.name })),
    { id: unknownSystem, label: words("unknown") },
  ];
  const choose = (id: string) => {
    const recordSystemId = id === unknownSystem ? null : id;
    run(() => {
      setShown(id);
      return api.connections.chooseRecordSystem.mutate({ recordSystemId });
    });
  };
  return (
    <Card title={words("title")}>
      <Select
        label={words("field")}
        choices={choices}
        value={shown}
        onChange={choose}
        isDisabled={!mayAnswer || isPending}
      />
      <div className="pt-3" aria-live="polite">
        {recordSystem === null ? <p className="text-ink-soft">{words("none")}</p> : null}
        {recordSystem && routes.length === 0 ? (
          <p className="flex gap-2">
            <Mark state="unknown" className="mt-0.75" />
            {words("no-route", { system: recordSystem.name })}
          </p>
        ) : null}
        {recordSystem && routes.length > 0 ? (
          <>
            <p className="text-ink-soft">{words("route", { system: recordSystem.name })}</p>
            <ul>
              {routes.map((route) => (
                <GatewayLine key={route.supplierId} gateway={route} />
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Card>
  );
}
