"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import type { UnlockInput } from "#server/people/sessions/contract.ts";

const fetchUnlockInput = () => import("#server/people/sessions/contract.ts").then((module) => module.UnlockInput);

/** Unlocks the session; in the demo without a password. */
export function UnlockForm({ next, asksPassword }: { next: string; asksPassword: boolean }) {
  const words = useTranslations("people.lock");
  const form = useZodForm(fetchUnlockInput, { password: "" });
  const send = async (values: UnlockInput) => {
    await api.people.unlock.mutate(values).catch((problem: unknown) => {
      form.setValue("password", "");
      throw problem;
    });
    window.location.assign(next);
  };
  return (
    <Form form={form} onSubmit={send} leavesPage label={words("heading")}>
      {asksPassword ? (
        <FormTextField
          control={form.control}
          name="password"
          label={words("password")}
          type="password"
          autoComplete="current-password"
          autoFocus
        />
      ) : null}
      <SubmitButton className="w-full">{words("submit")}</SubmitButton>
    </Form>
  );
}
