"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea, FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Card } from "#components/ui/card.tsx";
import { issueStates } from "#db/terms/issues.ts";
import { HandleIssueInput, type IssueFacts } from "#server/issues/contract.ts";

/** The alliance's reply, and the new state of the issue. */
export function HandleForm({ issue }: { issue: IssueFacts }) {
  const words = useTranslations("issues");
  const optional = useTranslations("ui.form")("optional");
  const { issueId, state, supplierName } = issue;
  const form = useZodForm(HandleIssueInput, { issueId, body: "", state, supplierName: supplierName ?? "" });
  const { control } = form;
  return (
    <Card title={words("handle")}>
      <Form
        form={form}
        label={words("handle")}
        onSubmit={(values) => api.issues.handle.mutate(values)}
        done={words("answered")}
        onDone={() => form.resetField("body")}
      >
        <FormSelect
          control={control}
          name="state"
          label={words("fields.state")}
          choices={issueStates.map((id) => ({ id, label: words(`states.${id}`) }))}
        />
        <FormTextField control={control} name="supplierName" label={words("fields.supplierName")} optional={optional} />
        <FormTextArea
          control={control}
          name="body"
          label={words("fields.answer")}
          hint={words("allianceHint")}
          rows={4}
        />
        <SubmitButton>{words("send")}</SubmitButton>
      </Form>
    </Card>
  );
}
