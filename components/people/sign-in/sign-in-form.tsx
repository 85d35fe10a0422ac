"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import type { SignInInput } from "#server/people/sign-in/contract.ts";
import { prove } from "./sign-in-client.ts";

const fetchSignInInput = () => import("#server/people/sign-in/contract.ts").then((module) => module.SignInInput);

type SignInFormProps = {
  next: string;
  /** What follows instead of the page of the second factor. */
  onProved?: () => Promise<void>;
  autoFocus?: boolean;
};

/** The first step of signing in: e-mail and password. The second factor has a page of its own. */
export function SignInForm({ next, onProved, autoFocus }: SignInFormProps) {
  const words = useTranslations("people.signIn");
  const form = useZodForm(fetchSignInInput, { email: "", password: "" });
  const send = async (values: SignInInput) => {
    await prove("password", values);
    if (onProved) return onProved();
    window.location.assign(`/sign-in/second-factor?next=${encodeURIComponent(next)}`);
  };
  return (
    <Form form={form} onSubmit={send} leavesPage label={words("title")}>
      <FormTextField
        control={form.control}
        name="email"
        label={words("email")}
        type="email"
        autoComplete="username"
        autoFocus={autoFocus}
      />
      <FormTextField
        control={form.control}
        name="password"
        label={words("password")}
        type="password"
        autoComplete="current-password"
      />
      <SubmitButton className="w-full">{words("submit")}</SubmitButton>
    </Form>
  );
}
