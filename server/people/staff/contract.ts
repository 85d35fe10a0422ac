import { z } from "zod";
import { type InvitationKind, locales, type Role, roles } from "#db/terms/people.ts";
import { Email, NewPassword, PersonName, passwordLengthMin } from "#server/people/contract.ts";

const RolesOfPerson = z.array(z.enum(roles)).min(1).max(roles.length);

export const InviteInput = z.object({ name: PersonName, email: Email, roles: RolesOfPerson });

export type InviteInput = z.infer<typeof InviteInput>;

export const PersonInput = z.object({ personId: z.uuid() });

export type PersonInput = z.infer<typeof PersonInput>;

export const ChangeRolesInput = z.object({ personId: z.uuid(), roles: RolesOfPerson });

export type ChangeRolesInput = z.infer<typeof ChangeRolesInput>;

export const InvitationIdInput = z.object({ invitationId: z.uuid() });

export type InvitationIdInput = z.infer<typeof InvitationIdInput>;

/** The secret in the link. */
const InvitationToken = z.string().min(20).max(100);

export const InvitationTokenInput = z.object({ token: InvitationToken });

export type InvitationTokenInput = z.infer<typeof InvitationTokenInput>;

/**
 * What a link is used for. `new-account` and `password-reset` set a password; `known-account` and `second-factor-reset`
 * require the current one (not when signed in as that person).
 */
const invitationUses = ["new-account", "known-account", "password-reset", "second-factor-reset"] as const;

export type InvitationUse = (typeof invitationUses)[number];

/** Of these, the ones that set a password. */
export const choosesPassword: readonly InvitationUse[] = ["new-account", "password-reset"];

export const AcceptInvitationInput = z
  .object({
    use: z.enum(invitationUses),
    token: InvitationToken,
    name: PersonName,
    password: z.string().max(200),
    /** Of the page behind the link; becomes a new account's language. */
    locale: z.enum(locales).optional(),
  })
  .check((context) => {
    const { use, password } = context.value;
    if (!choosesPassword.includes(use) || password.length >= passwordLengthMin) return;
    const origin = "string" as const;
    context.issues.push({ code: "too_small", origin, minimum: passwordLengthMin, input: password, path: ["password"] });
  });

export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

/** The name may still be half typed. */
export const WeighPasswordBehindLinkInput = z.object({
  token: InvitationToken,
  name: z.string().trim().max(100),
  password: NewPassword,
});

export type WeighPasswordBehindLinkInput = z.infer<typeof WeighPasswordBehindLinkInput>;

/** What the page behind a link needs. */
export type OpenInvitation = {
  use: InvitationUse;
  email: string;
  name: string;
  organizationName: string;
  roles: Role[];
  expiresAt: Date;
  /** The reader is signed in as the link's person, so no password is required. */
  isSignedIn: boolean;
  hasPassword: boolean;
};

/**
 * A one-time link, shown once. Null when it was mailed to its receiver, whom it is for, or when a second administrator
 * must confirm it first.
 */
export type HandedOutLink = { invitationId: string; link: string | null; expiresAt: Date; isMailed: boolean };

export const SeeLinkNoticesInput = z.object({ invitationIds: z.array(z.uuid()).min(1).max(20) });

export type SeeLinkNoticesInput = z.infer<typeof SeeLinkNoticesInput>;

/** A link that was made in somebody's name, as its receiver or a privacy officer is told of it. */
export type LinkNotice = {
  invitationId: string;
  kind: InvitationKind;
  /** Whom it is for. */
  name: string;
  isForReader: boolean;
  /** Null: the command on the server. */
  madeBy: string | null;
  /** The second administrator, who was shown the link; null when nobody was. */
  confirmedBy: string | null;
  createdAt: Date;
};

export type ListedPerson = {
  personId: string;
  name: string;
  email: string;
  roles: Role[];
  hasSecondFactor: boolean;
  signsInWith: ("password" | "oidc")[];
  lastActiveAt: Date | null;
  sessionCount: number;
};

export type ListedInvitation = {
  invitationId: string;
  kind: InvitationKind;
  name: string;
  email: string;
  roles: Role[];
  createdAt: Date;
  expiresAt: Date;
  /** Who made it; null when it came from the server's command. */
  madeBy: string | null;
  awaitsConfirmation: boolean;
  /** Whether the reader may confirm it: an administrator who did not make it and whom it is not for. */
  isConfirmable: boolean;
};
