"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea, FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { serviceDirections } from "#db/terms/connections.ts";
import { SaveMeaningInput, type ServiceMeaning } from "#server/catalogue/contract.ts";

type EditMeaningProps = { service: ServiceMeaning | null; today: string };

/** Opens what is said of a service, or an empty sheet for one that no list names yet. */
export function EditMeaning({ service, today }: EditMeaningProps) {
  const words = useTranslations("catalogue");
  const [isOpen, setIsOpen] = useState(false);
  const act = service ? words(service.meaning ? "edit" : "explain") : words("add");
  return (
    <>
      <Button
        size="small"
        look={service ? "plain" : "quiet"}
        onPress={() => setIsOpen(true)}
        aria-label={service ? `${act}: ${service.name}` : undefined}
      >
        {act}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={service?.name ?? act}>
        <MeaningForm service={service} today={today} label={service?.name ?? act} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

function MeaningForm({ service, today, label, onDone }: EditMeaningProps & { label: string; onDone: () => void }) {
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
      <FormTextField control={control} name="source" label={words("fields.source")} hint={words("fields.sourceHint")} />
      <FormDateField control={control} name="sourceDate" label={words("fields.sourceDate")} max={today} />
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}
