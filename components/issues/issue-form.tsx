"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea, FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Callout } from "#components/ui/callout.tsx";
import { chainLinks, issueFrequencies } from "#db/terms/issues.ts";
import { FileIssueInput } from "#server/issues/contract.ts";

/** What goes wrong, in which link of the chain, and how often; never about which patient. */
export function IssueForm({ today, onDone }: { today: string; onDone: () => void }) {
  const words = useTranslations("issues");
  const optional = useTranslations("ui.form")("optional");
  const form = useZodForm(FileIssueInput, {
    ...{ link: "unknown", title: "", body: "", frequency: "sometimes", since: null },
  });
  const { control } = form;
  return (
    <Form
      form={form}
      label={words("file")}
      onSubmit={(values) => api.issues.file.mutate(values)}
      done={words("filed")}
      onDone={onDone}
    >
      <Callout state="inside">{words("noPatient")}</Callout>
      <FormTextField control={control} name="title" label={words("fields.title")} hint={words("fields.titleHint")} />
      <FormTextArea
        control={control}
        name="body"
        label={words("fields.body")}
        hint={words("fields.bodyHint")}
        rows={5}
      />
      <FormSelect
        control={control}
        name="link"
        label={words("fields.link")}
        choices={chainLinks.map((id) => ({ id, label: words(`links.${id}`) }))}
      />
      <FormSelect
        control={control}
        name="frequency"
        label={words("fields.frequency")}
        choices={issueFrequencies.map((id) => ({ id, label: words(`frequencies.${id}`) }))}
      />
      <FormDateField control={control} name="since" label={words("fields.since")} max={today} optional={optional} />
      <SubmitButton>{words("send")}</SubmitButton>
    </Form>
  );
}
