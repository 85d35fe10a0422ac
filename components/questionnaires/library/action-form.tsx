"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { useBothWords } from "#components/questionnaires/items/both-words.ts";
import { type ActionView, AgreeActionInput } from "#server/questionnaires/library/contract.ts";

export type AgreeActionProps = { questionnaireId: string; action: ActionView };

/** Edits the action on a flagged answer. */
export function ActionForm({ questionnaireId, action, onDone }: AgreeActionProps & { onDone: () => void }) {
  const words = useTranslations("questionnaires.action");
  const bothWords = useBothWords();
  const form = useZodForm(AgreeActionInput, {
    questionnaireId,
    linkId: action.linkId,
    text: action.agreed?.text ?? bothWords(action.suggestion),
  });
  return (
    <Form
      form={form}
      onSubmit={(values) => api.questionnaires.agreeAction.mutate(values)}
      done={words("saved")}
      onDone={onDone}
    >
      <p className="text-ink-soft">“{action.question}”</p>
      <FormTextArea control={form.control} name="text" label={words("field")} hint={words("hint")} rows={4} />
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}
