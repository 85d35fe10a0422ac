"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { SetAsideInput } from "#server/measurements/values/contract.ts";

/** The contract for a reason is the same everywhere. */
const Reason = SetAsideInput.pick({ reason: true });

type ReasonFormProps = {
  /** What will happen, as a sentence; `verb` is the label of the button. */
  means: string;
  verb: string;
  done: string;
  send: (reason: string) => Promise<unknown>;
  onDone: () => void;
};

/** An action that asks for a reason. */
export function ReasonForm({ means, verb, done, send, onDone }: ReasonFormProps) {
  const words = useTranslations("measurements.agree");
  const form = useZodForm(Reason, { reason: "" });
  return (
    <Form form={form} label={verb} onSubmit={({ reason }) => send(reason)} done={done} onDone={onDone}>
      <p className="text-ink-soft">{means}</p>
      <FormTextArea control={form.control} name="reason" rows={2} label={words("reason")} />
      <SubmitButton>{verb}</SubmitButton>
    </Form>
  );
}
