"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Callout } from "#components/ui/callout.tsx";
import { shownProofs } from "#db/terms/connections.ts";
import { ConfirmTieInput } from "#server/connections/ties/contract.ts";

type ConfirmTieFormProps = { organizationId: string; designation: string; onDone: () => void };

/** Which proof was seen, and what it showed. */
export function ConfirmTieForm({ organizationId, designation, onDone }: ConfirmTieFormProps) {
  const words = useTranslations("connections.confirm");
  const proofs = useTranslations("connections.proofs");
  const form = useZodForm(ConfirmTieInput, { organizationId, designation, proof: "called-back", note: "" });
  return (
    <Form
      form={form}
      label={words("confirm")}
      onSubmit={(values) => api.connections.confirmTie.mutate(values)}
      done={words("confirmed")}
      onDone={onDone}
    >
      <Callout state="look">{words("confirmBody")}</Callout>
      <FormSelect
        control={form.control}
        name="proof"
        label={words("proof")}
        choices={shownProofs.map((id) => ({ id, label: proofs(id) }))}
      />
      <FormTextArea control={form.control} name="note" label={words("note")} hint={words("noteHint")} rows={4} />
      <SubmitButton>{words("confirm")}</SubmitButton>
    </Form>
  );
}
