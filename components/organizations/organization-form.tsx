"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import type { OwnOrganization } from "#server/organizations/contract.ts";

const fetchChangeOrganizationInput = () =>
  import("#server/organizations/contract.ts").then((module) => module.ChangeOrganizationInput);

/** The organization's name in Balie, and the AGB code by which the register finds it. */
export function OrganizationForm({ organization }: { organization: OwnOrganization }) {
  const words = useTranslations("people.organization");
  const { name, agb, city, region, kind } = organization;
  const form = useZodForm(fetchChangeOrganizationInput, {
    name,
    agb: agb ?? "",
    city: city ?? "",
    region: region ?? "",
  });
  return (
    <Form
      form={form}
      label={words("title")}
      onSubmit={(values) => api.organizations.change.mutate(values)}
      done={words("saved")}
    >
      <div className="grid items-start gap-4 pane:grid-cols-2 desk:grid-cols-3">
        <FormTextField control={form.control} name="name" label={words("name")} />
        {kind === "alliance" ? null : (
          <FormTextField
            control={form.control}
            name="agb"
            label={words("agb")}
            hint={words("agbHint")}
            inputMode="numeric"
          />
        )}
        <FormTextField control={form.control} name="city" label={words("city")} />
        {kind === "alliance" ? null : (
          <FormTextField control={form.control} name="region" label={words("region")} hint={words("regionHint")} />
        )}
      </div>
      <SubmitButton look="quiet">{words("submit")}</SubmitButton>
    </Form>
  );
}
