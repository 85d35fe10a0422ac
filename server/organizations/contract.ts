import { z } from "zod";
import { type OrganizationKind, organizationKinds } from "#db/terms/organizations.ts";

/** What an administrator may change about the organization. AGB: eight digits, Vektis' register of care providers. */
export const ChangeOrganizationInput = z.object({
  name: z.string().trim().min(2).max(200),
  agb: z
    .string()
    .trim()
    .regex(/^(\d{8})?$/, "organizations.agb-digits"),
  city: z.string().trim().max(100),
  region: z.string().trim().max(100).default(""),
});
export type ChangeOrganizationInput = z.infer<typeof ChangeOrganizationInput>;

/** A new organization, as the command receives it. */
export const AddOrganizationInput = ChangeOrganizationInput.extend({
  kind: z.enum(organizationKinds).exclude(["system"]),
});
export type AddOrganizationInput = z.infer<typeof AddOrganizationInput>;

export type OwnOrganization = {
  organizationId: string;
  kind: OrganizationKind;
  name: string;
  agb: string | null;
  city: string | null;
  region: string | null;
};
