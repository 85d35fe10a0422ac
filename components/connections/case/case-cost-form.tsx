"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Card } from "#components/ui/card.tsx";
import type { NoteInput } from "#server/connections/case/contract.ts";

const fetchNoteInput = () => import("#server/connections/case/contract.ts").then((module) => module.NoteInput);

/** The practice's notes on the quote, and the date of the contract. */
export function CaseCostForm({ costNote, contractOn }: NoteInput) {
  const words = useTranslations("connections.case.cost");
  const form = useZodForm(fetchNoteInput, { costNote, contractOn });
  return (
    <Card title={words("title")}>
      <Form
        form={form}
        label={words("title")}
        onSubmit={(values) => api.connections.note.mutate(values)}
        done={words("saved")}
      >
        <FormTextArea control={form.control} name="costNote" rows={3} label={words("note")} hint={words("hint")} />
        <FormDateField control={form.control} name="contractOn" label={words("date")} />
        <SubmitButton look="quiet">{words("save")}</SubmitButton>
      </Form>
    </Card>
  );
}
