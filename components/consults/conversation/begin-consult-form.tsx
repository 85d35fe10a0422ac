"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect } from "react";
import { useWatch } from "react-hook-form";
import { api } from "#components/api/client.ts";
import { consultAddress } from "#components/consults/inbox/consult-address.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { MessagePreview } from "#components/messages/message-preview.tsx";
import { BeginConsultInput } from "#server/consults/conversation/conversation-contract.ts";

type BeginConsultFormProps = { patientId: string; begun: RefObject<string>; onDone: () => void };

/** Writes to a patient who asked nothing yet, and goes to the conversation that begins with it. */
export function BeginConsultForm({ patientId, begun, onDone }: BeginConsultFormProps) {
  const words = useTranslations("consults.patient");
  const router = useRouter();
  const form = useZodForm(BeginConsultInput, { patientId, body: begun.current });
  const { control } = form;
  const body = useWatch({ control, name: "body" }) ?? "";
  useEffect(() => {
    begun.current = body;
  }, [begun, body]);
  return (
    <Form
      form={form}
      label={words("begin")}
      onSubmit={async (input) => {
        const { consultId } = await api.consults.begin.mutate(input);
        begun.current = "";
        router.push(consultAddress({ patientId, consultId }, "waiting-for-patient"));
      }}
      done={words("sent")}
      onDone={onDone}
    >
      <FormTextArea control={control} name="body" label={words("label")} hint={words("hint")} rows={6} />
      {body.trim() === "" ? null : <MessagePreview text={body} />}
      <SubmitButton>{words("send")}</SubmitButton>
    </Form>
  );
}
