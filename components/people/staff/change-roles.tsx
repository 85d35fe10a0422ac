"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormCheckboxGroup } from "#components/form/form-checkbox-group.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import { ChangeRolesInput, type ListedPerson } from "#server/people/staff/contract.ts";
import { useRoleChoices } from "./use-role-choices.ts";

type ChangeRolesProps = { person: ListedPerson; kind: OrganizationKind; onClose: () => void };

/** Changes the roles of a person. */
export function ChangeRoles({ person, kind, onClose }: ChangeRolesProps) {
  const words = useTranslations("people.roles");
  const { personId, name, roles } = person;
  const form = useZodForm(ChangeRolesInput, { personId, roles });
  return (
    <Dialog isOpen onOpenChange={onClose} title={words("title", { name })}>
      <Form
        form={form}
        label={words("title", { name })}
        onSubmit={(values) => api.people.changeRoles.mutate(values)}
        done={words("saved", { name })}
        onDone={onClose}
      >
        <FormCheckboxGroup control={form.control} name="roles" label={words("roles")} choices={useRoleChoices(kind)} />
        <div className="flex justify-end">
          <SubmitButton>{words("submit")}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
