"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { representativeRelations } from "#db/terms/patients.ts";
import { representationBases } from "#db/terms/representation.ts";
import { type Representative, SaveRepresentativeInput } from "#server/patients/representatives/contract.ts";

type RepresentativeFormProps = {
  patientId: string;
  representative: Representative | null;
  today: string;
  onDone: () => void;
};

/** Who acts for a patient, on what ground and until when. A code that is known is never shown again. */
export function RepresentativeForm({ patientId, representative, today, onDone }: RepresentativeFormProps) {
  const words = useTranslations("patients");
  const optional = words("fields.optional");
  const form = useZodForm(SaveRepresentativeInput, {
    patientId,
    representativeId: representative?.representativeId ?? null,
    name: representative?.name ?? "",
    relation: representative?.relation ?? "parent",
    basis: representative?.basis ?? "parental-authority",
    phone: representative?.phone ?? "",
    since: representative?.since ?? today,
    until: representative?.until ?? null,
    consentOn: representative?.consentOn ?? null,
    code: "",
  });
  const { control } = form;
  return (
    <Form
      form={form}
      label={words(representative ? "representative.changeTitle" : "representative.addTitle")}
      onSubmit={(values) => api.patients.saveRepresentative.mutate(values)}
      done={words("representative.saved")}
      onDone={onDone}
    >
      <div className="grid items-start gap-5 pane:grid-cols-2">
        <FormTextField control={control} name="name" label={words("representative.name")} />
        <FormTextField control={control} name="phone" label={words("fields.phone")} type="tel" optional={optional} />
        <FormSelect
          control={control}
          name="relation"
          label={words("representative.relation")}
          choices={representativeRelations.map((id) => ({ id, label: words(`representative.relations.${id}`) }))}
        />
        <FormSelect
          control={control}
          name="basis"
          label={words("representative.basis")}
          choices={representationBases.map((id) => ({ id, label: words(`representative.bases.${id}`) }))}
        />
        <FormDateField control={control} name="since" label={words("representative.since")} />
        <FormDateField
          control={control}
          name="until"
          label={words("representative.until")}
          hint={words("representative.untilHint")}
          optional={optional}
        />
        <FormDateField
          control={control}
          name="consentOn"
          label={words("representative.consentOn")}
          hint={words("representative.consentHint")}
          optional={optional}
          max={today}
        />
        <FormTextField
          control={control}
          name="code"
          label={words("representative.code")}
          hint={words(representative?.hasCode ? "representative.codeKnown" : "representative.codeHint")}
          optional={optional}
          autoComplete="off"
        />
      </div>
      <SubmitButton>{words("representative.save")}</SubmitButton>
    </Form>
  );
}
