"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea, FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { serviceDirections } from "#db/terms/connections.ts";
import { SaveMeaningInput, type ServiceMeaning } from "#server/catalogue/contract.ts";
import { countedNow, type ExpectationGroup } from "./count-choices.ts";
import { CountFields } from "./count-fields.tsx";

export type EditMeaningProps = { service: ServiceMeaning | null; groups: ExpectationGroup[]; today: string };

/** Edits what a service means, in both languages, what it counts as, and the source. */
export function MeaningForm({
  service,
  groups,
  today,
  label,
  onDone,
}: EditMeaningProps & { label: string; onDone: () => void }) {
  const words = useTranslations("catalogue");
  const meaning = service?.meaning;
  const form = useZodForm(SaveMeaningInput, {
    serviceId: service?.serviceId ?? "",
    name: service?.name ?? "",
    direction: meaning?.direction ?? "unknown",
    meaningNl: meaning?.nl ?? "",
    meaningEn: meaning?.en ?? "",
    source: meaning?.source ?? "",
    sourceDate: meaning?.sourceDate ?? today,
    counts: {
      practice: countedNow("practice", service?.expectations ?? []),
      pharmacy: countedNow("pharmacy", service?.expectations ?? []),
    },
  });
  const { control } = form;
  const hint = words("fields.meaningHint");
  return (
    <Form
      form={form}
      label={label}
      onSubmit={(values) => api.catalogue.save.mutate(values)}
      done={words("saved")}
      onDone={onDone}
    >
      {service ? null : (
        <FormTextField
          control={control}
          name="serviceId"
          label={words("fields.serviceId")}
          hint={words("fields.serviceIdHint")}
        />
      )}
      <FormTextField control={control} name="name" label={words("fields.name")} hint={words("fields.nameHint")} />
      <FormSelect
        control={control}
        name="direction"
        label={words("fields.direction")}
        choices={serviceDirections.map((id) => ({ id, label: words(`direction.${id}`) }))}
      />
      <FormTextArea control={control} name="meaningNl" label={words("fields.meaningNl")} hint={hint} />
      <FormTextArea control={control} name="meaningEn" label={words("fields.meaningEn")} hint={hint} />
      <CountFields control={control} serviceId={service?.serviceId ?? null} groups={groups} />
      <FormTextField control={control} name="source" label={words("fields.source")} hint={words("fields.sourceHint")} />
      <FormDateField control={control} name="sourceDate" label={words("fields.sourceDate")} max={today} />
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}
