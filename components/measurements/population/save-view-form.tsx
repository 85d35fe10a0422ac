"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import type { PopulationFilter } from "#server/measurements/population/contract.ts";
import { SaveViewInput } from "#server/measurements/population/view-contract.ts";

/** Asks for the name of a saved view. */
export function SaveViewForm({ filter, onDone }: { filter: PopulationFilter; onDone: () => void }) {
  const words = useTranslations("measurements.population.views");
  const form = useZodForm(SaveViewInput, { name: "", filter });
  return (
    <Form
      form={form}
      label={words("keep")}
      onSubmit={(input) => api.measurements.saveView.mutate(input)}
      onDone={onDone}
    >
      <FormTextField control={form.control} name="name" label={words("name")} hint={words("hint")} />
      <SubmitButton>{words("keep")}</SubmitButton>
    </Form>
  );
}
