"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { labelStates, type SupplierKind } from "#db/terms/suppliers.ts";
import { SaveSupplierInput, type SupplierFacts } from "#server/suppliers/contract.ts";

type SupplierFormProps = { kind: SupplierKind; supplier: SupplierFacts | null; today: string; onDone: () => void };

/** The facts of a supplier, each with its source and the date it was read. */
export function SupplierForm({ kind, supplier, today, onDone }: SupplierFormProps) {
  const words = useTranslations("suppliers");
  const form = useZodForm(SaveSupplierInput, {
    supplierId: supplier?.supplierId,
    kind,
    name: supplier?.name ?? "",
    email: supplier?.email ?? "",
    website: supplier?.website ?? "",
    hostEndings: supplier?.hostEndings ?? [],
    labelState: supplier?.labelState ?? "unknown",
    source: supplier?.source ?? "",
    sourceDate: supplier?.sourceDate ?? today,
  });
  const { control } = form;
  const problem = form.formState.errors.hostEndings;
  return (
    <Form
      form={form}
      label={supplier ? supplier.name : words("add")}
      onSubmit={(values) => api.suppliers.save.mutate(values)}
      done={words("saved")}
      onDone={onDone}
    >
      <FormTextField control={control} name="name" label={words("fields.name")} />
      <FormTextField
        control={control}
        name="email"
        type="email"
        label={words("fields.email")}
        hint={words("fields.emailHint")}
        optional={words("fields.optional")}
      />
      <FormTextField
        control={control}
        name="website"
        type="url"
        label={words("fields.website")}
        optional={words("fields.optional")}
      />
      {kind === "gateway" ? (
        <TextField
          label={words("fields.hostEndings")}
          hint={words("fields.hostEndingsHint")}
          optional={words("fields.optional")}
          defaultValue={supplier?.hostEndings.join(", ") ?? ""}
          onChange={(text) =>
            form.setValue("hostEndings", endingsIn(text), { shouldValidate: form.formState.isSubmitted })
          }
          error={problem ? words("fields.hostEndingsHint") : undefined}
        />
      ) : null}
      <FormSelect
        control={control}
        name="labelState"
        label={words("fields.labelState")}
        choices={labelStates.map((id) => ({ id, label: words(`label.${id}`) }))}
      />
      <FormTextField control={control} name="source" label={words("fields.source")} hint={words("fields.sourceHint")} />
      <FormDateField control={control} name="sourceDate" label={words("fields.sourceDate")} max={today} />
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}

function endingsIn(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((ending) => ending.trim())
    .filter((ending) => ending !== "");
}
