"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { NewPasswordField } from "#components/people/passwords/new-password-field.tsx";
import { prove } from "#components/people/sign-in/sign-in-client.ts";
import type { AcceptInvitationInput, InvitationUse } from "#server/people/staff/contract.ts";

const fetchAcceptInvitationInput = () =>
  import("#server/people/staff/contract.ts").then((module) => module.AcceptInvitationInput);

type InvitationFormProps = { token: string; use: InvitationUse; name: string; email: string; isSignedIn: boolean };

/** The form behind a one-time link: a name and a new password, a new password, or the current one. */
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
  const { getValues } = form;
  const weigh = useCallback(
    (password: string, signal: AbortSignal) =>
      api.people.weighPasswordBehindLink.mutate({ token, name: getValues("name"), password }, { signal }),
    [token, getValues],
  );
  return (
    <Form form={form} onSubmit={send} leavesPage label={words("title")}>
      {use === "new-account" ? (
        <FormTextField control={form.control} name="name" label={words("name")} autoComplete="name" />
      ) : null}
      {/* Tells a password manager which account the password belongs to. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {isNewPassword ? (
        <NewPasswordField control={form.control} name="password" label={words("newPassword")} weigh={weigh} />
      ) : null}
      {asksPassword && !isNewPassword ? (
        <FormTextField
          control={form.control}
          name="password"
          label={words("password")}
          type="password"
          autoComplete="current-password"
        />
      ) : null}
      <SubmitButton className="w-full">{words(`${use}.submit`)}</SubmitButton>
    </Form>
  );
}
