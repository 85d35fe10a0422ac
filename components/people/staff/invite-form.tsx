"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormCheckboxGroup } from "#components/form/form-checkbox-group.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import { InviteInput } from "#server/people/staff/contract.ts";
import type { ArrivedLink } from "./handed-out-link.tsx";
import { useRoleChoices } from "./use-role-choices.ts";

type InviteFormProps = { kind: OrganizationKind; onInvited: (link: ArrivedLink) => void; onCancel: () => void };

/** Who is invited, and for which roles. */
export function InviteForm({ kind, onInvited, onCancel }: InviteFormProps) {
  const words = useTranslations("people.invite");
  const choices = useRoleChoices(kind);
  const form = useZodForm(InviteInput, { name: "", email: "", roles: [] });
  const send = async (values: InviteInput) => {
    onInvited({ name: values.name, ...(await api.people.invite.mutate(values)) });
  };
  return (
    <Form form={form} onSubmit={send} label={words("title")}>
      <FormTextField control={form.control} name="name" label={words("name")} autoComplete="off" />
      <FormTextField control={form.control} name="email" label={words("email")} type="email" autoComplete="off" />
      <FormCheckboxGroup control={form.control} name="roles" label={words("roles")} choices={choices} />
      <div className="flex justify-end gap-2">
        <Button preventFocusOnPress onPress={onCancel}>
          {words("cancel")}
        </Button>
        <SubmitButton>{words("submit")}</SubmitButton>
      </div>
    </Form>
  );
}
