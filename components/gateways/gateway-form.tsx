"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { type GatewayService, type GatewayUse, gatewayUses } from "#db/terms/gateways.ts";
import { type TrustFacts, TrustGatewayInput } from "#server/gateways/contract.ts";

/** The details that a DVA supplied, and what each of its services gives access to. */
export function GatewayForm({ trust, onDone }: { trust: TrustFacts | null; onDone: () => void }) {
  const words = useTranslations("gateways");
  const form = useZodForm(TrustGatewayInput, {
    name: trust?.name ?? "",
    issuer: trust?.issuer ?? "",
    jwksUrl: trust?.jwksUrl ?? "",
    audience: trust?.audience ?? "",
    services: trust?.services ?? [],
  });
  const { control, formState } = form;
  const change = (use: GatewayUse, text: string) =>
    form.setValue(
      "services",
      [...form.getValues("services").filter((one) => one.use !== use), ...servicesIn(text, use)],
      {
        shouldValidate: formState.isSubmitted,
      },
    );
  return (
    <Form
      form={form}
      label={trust?.name ?? words("add")}
      onSubmit={(values) =>
        trust ? api.gateways.change.mutate({ ...values, trustId: trust.trustId }) : api.gateways.trust.mutate(values)
      }
      done={words("saved")}
      onDone={onDone}
    >
      <FormTextField control={control} name="name" label={words("fields.name")} hint={words("fields.nameHint")} />
      <FormTextField
        control={control}
        name="issuer"
        type="url"
        label={words("fields.issuer")}
        hint={words("fields.issuerHint")}
      />
      <FormTextField
        control={control}
        name="jwksUrl"
        type="url"
        label={words("fields.jwksUrl")}
        hint={words("fields.jwksUrlHint")}
      />
      <FormTextField
        control={control}
        name="audience"
        label={words("fields.audience")}
        hint={words("fields.audienceHint")}
      />
      <fieldset className="space-y-4">
        <legend className="font-strong">{words("fields.services")}</legend>
        <p className="text-ink-soft">{words("fields.servicesHint")}</p>
        {gatewayUses.map((use) => (
          <TextField
            key={use}
            label={words(`uses.${use}`)}
            defaultValue={idsOf(form.getValues("services"), use)}
            onChange={(text) => change(use, text)}
          />
        ))}
        {formState.errors.services ? (
          <p role="alert" className="text-now-ink">
            {words("fields.servicesProblem")}
          </p>
        ) : null}
      </fieldset>
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}

function servicesIn(text: string, use: GatewayUse): GatewayService[] {
  const ids = text.split(/[\s,]+/).filter((id) => id !== "");
  return [...new Set(ids)].map((serviceId) => ({ serviceId, use }));
}

function idsOf(services: readonly GatewayService[], use: GatewayUse): string {
  return services
    .filter((one) => one.use === use)
    .map((one) => one.serviceId)
    .join(", ");
}
