import { z } from "zod";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { Role, SignInMethod } from "#db/terms/people.ts";

export const UnlockInput = z.object({ password: z.string().max(200) });

export type UnlockInput = z.infer<typeof UnlockInput>;

export const SwitchOrganizationInput = z.object({ organizationId: z.uuid() });

export type SwitchOrganizationInput = z.infer<typeof SwitchOrganizationInput>;

export const RevokeSessionInput = z.object({ sessionId: z.uuid() });

export type RevokeSessionInput = z.infer<typeof RevokeSessionInput>;

/** A signed-in browser. */
export type ListedSession = {
  sessionId: string;
  personId: string;
  name: string;
  method: SignInMethod;
  createdAt: Date;
  lastActiveAt: Date;
  clientAddress: string | null;
  clientAgent: string | null;
  isThis: boolean;
};

/** An organization where the reader works. */
export type OwnPlace = {
  organizationId: string;
  organizationKind: OrganizationKind;
  organizationName: string;
  roles: Role[];
  isCurrent: boolean;
};
