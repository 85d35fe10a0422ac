import { z } from "zod";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { Role } from "#db/terms/people.ts";
import { Email, GivenPassword } from "#server/people/contract.ts";

export const SignInInput = z.object({ email: Email, password: GivenPassword });

export type SignInInput = z.infer<typeof SignInInput>;

/** Claims of an OIDC provider (OpenID Connect Core §2, §5.1; `amr`: RFC 8176). */
export const OidcClaims = z.object({
  iss: z.string().min(1).max(500),
  sub: z.string().min(1).max(255),
  email: Email.optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  amr: z.array(z.string()).catch([]),
  /** When the person last showed the provider who they are, in seconds. */
  auth_time: z.number().int().optional().catch(undefined),
});

export type OidcClaims = z.infer<typeof OidcClaims>;

/** The state of a sign-in that is not complete. */
export type Arrival = { name: string; hasSecondFactor: boolean };

/** A demo organization with the people that a visitor can sign in as. */
export type DemoGroup = {
  organizationId: string;
  kind: OrganizationKind;
  name: string;
  city: string;
  people: { personId: string; name: string; roles: Role[]; placeCount: number }[];
};

/** The demo person to sign in as, and where. */
export const ChooseDemoPersonInput = z.object({ personId: z.uuid(), organizationId: z.uuid().optional() });

export type ChooseDemoPersonInput = z.infer<typeof ChooseDemoPersonInput>;
