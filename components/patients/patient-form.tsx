"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Form, formAsks } from "#components/form/form.tsx";
import { FormCheckboxGroup } from "#components/form/form-checkbox-group.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { contactNotes, genders, programmes } from "#db/terms/patients.ts";
import { AddPatientInput, type Patient } from "#server/patients/contract.ts";
import { AlikePatients, type ShownAlike } from "./alike-patients.tsx";
import { useWho } from "./patient-facts.ts";

type PatientFormProps = { patient: Patient | null; today: string; onDone: () => void };

/** Identity of a patient. A stored BSN is never shown again; leaving the field empty keeps it. */
export function PatientForm({ patient, today, onDone }: PatientFormProps) {
  const words = useTranslations("patients");
  const who = useWho();
  const router = useRouter();
  const optional = words("fields.optional");
  const form = useZodForm(AddPatientInput, {
    familyName: patient?.familyName ?? "",
    namePrefix: patient?.namePrefix ?? "",
    givenName: patient?.givenName ?? "",
    initials: patient?.initials ?? "",
    birthDate: patient?.birthDate ?? "",
    gender: patient?.gender ?? "unknown",
    recordNumber: patient?.recordNumber ?? "",
    phone: patient?.phone ?? "",
    contactNotes: patient?.contactNotes ?? [],
    programmes: patient?.programmes ?? [],
    bsn: "",
  });
  const { control } = form;
  const [alike, setAlike] = useState<ShownAlike[]>([]);
  const [compared, setCompared] = useState<string[]>([]);
  const save = async (values: AddPatientInput) => {
    const given = { ...values, notSameAs: compared };
    const saved = patient
      ? await api.patients.change.mutate({ ...given, patientId: patient.patientId, hasLeft: patient.leftAt !== null })
      : await api.patients.add.mutate(given);
    setAlike(saved.alike ?? []);
    if (saved.alike) {
      setCompared([...compared, ...saved.alike.map(({ patientId }) => patientId)]);
      return formAsks;
    }
    if (!patient) router.push(`/patients/${saved.patientId}`);
    return null;
  };
  return (
    <Form
      form={form}
      label={patient ? who(patient) : words("add")}
      onSubmit={save}
      done={words("saved")}
      onDone={onDone}
      leavesPage={patient === null}
    >
      <div className="grid gap-5 pane:grid-cols-2">
        <FormTextField control={control} name="givenName" label={words("fields.givenName")} optional={optional} />
        <FormTextField control={control} name="initials" label={words("fields.initials")} optional={optional} />
        <FormTextField control={control} name="namePrefix" label={words("fields.namePrefix")} optional={optional} />
        <FormTextField control={control} name="familyName" label={words("fields.familyName")} />
        <FormDateField control={control} name="birthDate" label={words("fields.birthDate")} max={today} />
        <FormSelect
          control={control}
          name="gender"
          label={words("fields.gender")}
          choices={genders.map((id) => ({ id, label: words(`genders.${id}`) }))}
        />
        <FormTextField
          control={control}
          name="bsn"
          label={words("fields.bsn")}
          hint={patient?.maskedBsn ? words("fields.bsnKnown", { bsn: patient.maskedBsn }) : words("fields.bsnHint")}
          optional={optional}
          autoComplete="off"
          inputMode="numeric"
        />
        <FormTextField control={control} name="recordNumber" label={words("fields.recordNumber")} optional={optional} />
        <FormTextField control={control} name="phone" label={words("fields.phone")} type="tel" optional={optional} />
      </div>
      <FormCheckboxGroup
        control={control}
        name="contactNotes"
        label={words("fields.contactNotes")}
        choices={contactNotes.map((id) => ({ id, label: words(`notes.${id}`), description: words(`notesBody.${id}`) }))}
      />
      <FormCheckboxGroup
        control={control}
        name="programmes"
        label={words("programmes.label")}
        choices={programmes.map((id) => ({ id, label: words(`programmes.${id}`) }))}
      />
      <AlikePatients alike={alike} />
      <SubmitButton>{words(alike.length === 0 ? "save" : patient ? "saveAnyway" : "addAnyway")}</SubmitButton>
    </Form>
  );
}
