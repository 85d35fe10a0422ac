"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { NewPasswordField } from "#components/people/passwords/new-password-field.tsx";
import { Switch } from "#components/ui/switch.tsx";

const fetchChangeNameInput = () =>
  import("#server/people/profile/contract.ts").then((module) => module.ChangeNameInput);
const fetchChangePasswordInput = () =>
  import("#server/people/profile/contract.ts").then((module) => module.ChangePasswordInput);

const weigh = (password: string, signal: AbortSignal) => api.people.weighPassword.mutate({ password }, { signal });

/** Changes the reader's own name. */
export function NameForm({ name }: { name: string }) {
  const words = useTranslations("people.profile.name");
  const form = useZodForm(fetchChangeNameInput, { name });
  return (
    <Form
      form={form}
      label={words("title")}
      onSubmit={(values) => api.people.changeName.mutate(values)}
      done={words("saved")}
    >
      <FormTextField
        control={form.control}
        name="name"
        label={words("label")}
        hint={words("hint")}
        autoComplete="name"
      />
      <SubmitButton look="quiet">{words("submit")}</SubmitButton>
    </Form>
  );
}

/** Changes the password; asks for the current one. */
export function PasswordForm() {
  const words = useTranslations("people.profile.password");
  const form = useZodForm(fetchChangePasswordInput, { current: "", password: "" });
  return (
    <Form
      form={form}
      label={words("title")}
      onSubmit={(values) => api.people.changePassword.mutate(values)}
      done={words("saved")}
      onDone={() => form.reset()}
    >
      <FormTextField
        control={form.control}
        name="current"
        label={words("current")}
        type="password"
        autoComplete="current-password"
      />
      <NewPasswordField control={form.control} name="password" label={words("new")} weigh={weigh} />
      <SubmitButton look="quiet">{words("submit")}</SubmitButton>
    </Form>
  );
}

/** Whether the reader wants e-mail about this organization. */
export function MailWish({ wants, organization }: { wants: boolean; organization: string }) {
  const words = useTranslations("people.profile.mail");
  const { run, isPending } = useAction();
  const change = (mailOnConnectionChange: boolean) =>
    run(() => api.people.changeMailPreference.mutate({ mailOnConnectionChange }), { done: words("saved") });
  return (
    <Switch isSelected={wants} isDisabled={isPending} onChange={change} hint={words("hint")}>
      {words("label", { organization })}
    </Switch>
  );
}
