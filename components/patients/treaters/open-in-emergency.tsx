"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormRadioGroup } from "#components/form/form-radio-group.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { emergencyReasons } from "#db/terms/patients.ts";
import { OpenInEmergencyInput } from "#server/patients/treaters/contract.ts";

/** Asks why somebody opens a record that is not open to them, and opens it. */
export function OpenInEmergency({ patientId }: { patientId: string }) {
  const words = useTranslations("patients.emergency");
  const router = useRouter();
  const form = useZodForm(OpenInEmergencyInput, { patientId, note: "" });
  const { control } = form;
  const open = async (values: OpenInEmergencyInput) => {
    await api.patients.openInEmergency.mutate(values);
    router.push(`/patients/${patientId}`);
    router.refresh();
  };
  return (
    <Form form={form} label={words("reason")} onSubmit={open} leavesPage>
      <FormRadioGroup
        control={control}
        name="reason"
        label={words("reason")}
        choices={emergencyReasons.map((id) => ({ id, label: words(`reasons.${id}`) }))}
      />
      <FormTextField
        control={control}
        name="note"
        label={words("note")}
        hint={words("noteHint")}
        maxLength={200}
        autoComplete="off"
      />
      <SubmitButton>{words("open")}</SubmitButton>
    </Form>
  );
}
