"use client";

import { useLocale, useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import type { AcceptInvitationInput, InvitationUse } from "#server/people/contract.ts";
import { prove } from "./sign-in-client.ts";

const fetchAcceptInvitationInput = () =>
  import("#server/people/contract.ts").then((module) => module.AcceptInvitationInput);

type InvitationFormProps = { token: string; use: InvitationUse; name: string; email: string; isSignedIn: boolean };

/** What a link asks for: a name and a new password, a new password, or the password that there is. */
export function InvitationForm({ token, use, name, email, isSignedIn }: InvitationFormProps) {
  const words = useTranslations("people.invitation");
  const isNewPassword = use === "new-account" || use === "password-reset";
  const asksPassword = !(isSignedIn && use === "known-account");
  const form = useZodForm(fetchAcceptInvitationInput, { use, token, name, password: "", locale: useLocale() });
  const send = async (values: AcceptInvitationInput) => {
    await api.people.acceptInvitation.mutate(values);
    if (!asksPassword) return window.location.assign("/");
    await prove("password", { email, password: values.password });
    window.location.assign("/sign-in/second-factor");
  };
  return (
    <Form form={form} onSubmit={send} leavesPage label={words("title")}>
      {use === "new-account" ? (
        <FormTextField control={form.control} name="name" label={words("name")} autoComplete="name" />
      ) : null}
      {/* So that a password manager knows whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {asksPassword ? (
        <FormTextField
          control={form.control}
          name="password"
          label={isNewPassword ? words("newPassword") : words("password")}
          hint={isNewPassword ? words("passwordHint") : undefined}
          type="password"
          autoComplete={isNewPassword ? "new-password" : "current-password"}
        />
      ) : null}
      <SubmitButton className="w-full">{words(`${use}.submit`)}</SubmitButton>
    </Form>
  );
}
