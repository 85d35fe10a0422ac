"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { AddNoteInput } from "#server/consults/conversation/conversation-contract.ts";

/** A note for colleagues: another form than the answer, so that the one is never sent for the other. */
export function AddNote({ consultId }: { consultId: string }) {
  const words = useTranslations("consults.notes");
  const form = useZodForm(AddNoteInput, { consultId, body: "" });
  return (
    <Form
      form={form}
      label={words("label")}
      onSubmit={(input) => api.consults.addNote.mutate(input)}
      done={words("added")}
      onDone={() => form.reset({ consultId, body: "" })}
    >
      <FormTextArea control={form.control} name="body" label={words("label")} hint={words("hint")} rows={2} />
      <SubmitButton look="quiet">{words("add")}</SubmitButton>
    </Form>
  );
}
