"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { AnswerIssueInput } from "#server/issues/contract.ts";

/** A reply from the organization that filed the issue, or only a mark that it has read the news. */
export function AnswerForm({ issueId, isNews }: { issueId: string; isNews: boolean }) {
  const words = useTranslations("issues");
  const { run, isPending } = useAction();
  const form = useZodForm(AnswerIssueInput, { issueId, body: "" });
  return (
    <Card title={words("answer")}>
      <Form
        form={form}
        label={words("answer")}
        onSubmit={(values) => api.issues.answer.mutate(values)}
        done={words("answered")}
        onDone={() => form.reset()}
      >
        <FormTextArea
          control={form.control}
          name="body"
          label={words("fields.answer")}
          hint={words("noPatient")}
          rows={4}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{words("send")}</SubmitButton>
          {isNews ? (
            <Button
              isPending={isPending}
              onPress={() => run(() => api.issues.see.mutate({ issueId }), { done: words("marked") })}
            >
              {words("seen")}
            </Button>
          ) : null}
        </div>
      </Form>
    </Card>
  );
}
