import { useTranslations } from "next-intl";
import type { Choice } from "#components/ui/choice.ts";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import { rolesByKind } from "#db/terms/people.ts";

/** The roles available in this kind of organization, each with its description. */
export function useRoleChoices(kind: OrganizationKind): Choice[] {
  const roleWords = useTranslations("shell.roles");
  const words = useTranslations("people.roles.hint");
  return rolesByKind[kind].map((role) => ({ id: role, label: roleWords(role), detail: words(role) }));
}
