"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { SaveRouteInput, type SupplierFacts } from "#server/suppliers/contract.ts";

export type AddRouteProps = { system: SupplierFacts; gateways: SupplierFacts[]; today: string };

/** The gateway, and the source. */
export function RouteForm({ system, gateways, today, onDone }: AddRouteProps & { onDone: () => void }) {
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
