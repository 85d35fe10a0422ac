"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { type RouteFacts, SaveRouteInput, type SupplierFacts } from "#server/suppliers/contract.ts";

type AddRouteProps = { system: SupplierFacts; gateways: SupplierFacts[]; today: string };

/** Says which gateway goes with a record system. */
export function AddRoute({ system, gateways, today }: AddRouteProps) {
  const words = useTranslations("suppliers");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        look="plain"
        size="small"
        onPress={() => setIsOpen(true)}
        aria-label={words("routes.addTo", { name: system.name })}
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

function RouteForm({ system, gateways, today, onDone }: AddRouteProps & { onDone: () => void }) {
  const words = useTranslations("suppliers");
  const form = useZodForm(SaveRouteInput, {
    recordSystemId: system.supplierId,
    gatewayId: gateways[0]?.supplierId ?? "",
    source: "",
    sourceDate: today,
  });
  const { control } = form;
  return (
    <Form
      form={form}
      label={words("routes.addTo", { name: system.name })}
      onSubmit={(values) => api.suppliers.saveRoute.mutate(values)}
      done={words("routes.saved")}
      onDone={onDone}
    >
      <FormSelect
        control={control}
        name="gatewayId"
        label={words("routes.gateway")}
        choices={gateways.map((gateway) => ({ id: gateway.supplierId, label: gateway.name }))}
      />
      <FormTextField control={control} name="source" label={words("fields.source")} hint={words("fields.sourceHint")} />
      <FormDateField control={control} name="sourceDate" label={words("fields.sourceDate")} max={today} />
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}

/** Takes back that a gateway goes with a record system. */
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
