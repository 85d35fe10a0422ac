"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Callout } from "#components/ui/callout.tsx";
import { WithdrawTieInput } from "#server/connections/ties/contract.ts";

type WithdrawTieFormProps = { confirmationId: string; claim: string; onDone: () => void };

/** Why a confirmation no longer holds. */
export function WithdrawTieForm({ confirmationId, claim, onDone }: WithdrawTieFormProps) {
  const words = useTranslations("connections.confirm");
  const form = useZodForm(WithdrawTieInput, { confirmationId, note: "" });
  return (
    <Form
      form={form}
      label={words("withdraw")}
      onSubmit={(values) => api.connections.withdrawTie.mutate(values)}
      done={words("withdrawn")}
      onDone={onDone}
    >
      <Callout state="look">{words("withdrawBody", { claim })}</Callout>
      <FormTextArea control={form.control} name="note" label={words("reason")} hint={words("reasonHint")} rows={3} />
      <SubmitButton>{words("withdraw")}</SubmitButton>
    </Form>
  );
}
