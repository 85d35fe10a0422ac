"use client";

import { Plus, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { RouteFacts } from "#server/suppliers/contract.ts";
import type { AddRouteProps } from "./route-form.tsx";

const RouteForm = dynamic(() => import("./route-form.tsx").then((module) => module.RouteForm), {
  ssr: false,
  loading: Opening,
});

/** Adds a gateway that works with a record system. */
export function AddRoute({ system, gateways, today }: AddRouteProps) {
  const words = useTranslations("suppliers");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        look="plain"
        size="small"
        onPress={() => setIsOpen(true)}
        aria-label={`${words("routes.add")}: ${system.name}`}
      >
        <Plus aria-hidden="true" className="size-4" />
        {words("routes.add")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("routes.addTo", { name: system.name })}>
        <RouteForm system={system} gateways={gateways} today={today} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

/** Removes a gateway from a record system. */
export function RemoveRoute({ route, systemName }: { route: RouteFacts; systemName: string }) {
  const words = useTranslations("suppliers.routes");
  const { run, isPending } = useAction();
  const { recordSystemId, gatewayId, gatewayName } = route;
  return (
    <Button
      look="plain"
      size="small"
      isPending={isPending}
      onPress={() =>
        run(() => api.suppliers.removeRoute.mutate({ recordSystemId, gatewayId }), { done: words("removed") })
      }
      aria-label={words("remove", { gateway: gatewayName, system: systemName })}
    >
      <X aria-hidden="true" className="size-4" />
    </Button>
  );
}
