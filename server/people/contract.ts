import { z } from "zod";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import {
  type Density,
  densities,
  type InvitationKind,
  type Locale,
  locales,
  type Role,
  roles,
  type SignInMethod,
  type Theme,
  themes,
} from "#db/terms/people.ts";

/** The name of an account: lower case, without spaces around it. */
const Email = z.string().trim().toLowerCase().pipe(z.email().max(200));

/** Length is what makes a password strong; which characters it has does not matter (NIST SP 800-63B §3.1.1). */
const passwordLengthMin = 12;
const NewPassword = z.string().min(passwordLengthMin).max(200);
const GivenPassword = z.string().min(1).max(200);
const PersonName = z.string().trim().min(2).max(100);
const OneTimeCode = z.string().trim().min(6).max(20);

export const SignInInput = z.object({ email: Email, password: GivenPassword });
export type SignInInput = z.infer<typeof SignInInput>;

/** A code of the app, or a recovery code. */
export const SecondFactorInput = z.object({ code: OneTimeCode });
export type SecondFactorInput = z.infer<typeof SecondFactorInput>;

/** The first code of a new secret; `sealed` is the secret as the server handed it out. */
export const ConfirmSecondFactorInput = z.object({ code: OneTimeCode, sealed: z.string().max(400) });
export type ConfirmSecondFactorInput = z.infer<typeof ConfirmSecondFactorInput>;

/** A picture for the authenticator app, and the same secret to type, or to open (`otpauth:`) on the phone itself. */
export type SecondFactorOffer = { sealed: string; picture: string; typed: string; address: string };

/** What an OIDC provider says about somebody (OpenID Connect Core §2, §5.1; `amr`: RFC 8176). */
export const OidcClaims = z.object({
  iss: z.string().min(1).max(500),
  sub: z.string().min(1).max(255),
  email: Email.optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  amr: z.array(z.string()).catch([]),
});
export type OidcClaims = z.infer<typeof OidcClaims>;

export const UnlockInput = z.object({ password: z.string().max(200) });
export type UnlockInput = z.infer<typeof UnlockInput>;

export const SwitchOrganizationInput = z.object({ organizationId: z.uuid() });
export type SwitchOrganizationInput = z.infer<typeof SwitchOrganizationInput>;

export const PreferencesInput = z
  .object({ locale: z.enum(locales), theme: z.enum(themes), density: z.enum(densities) })
  .partial();
export type PreferencesInput = z.infer<typeof PreferencesInput>;

const RolesOfPerson = z.array(z.enum(roles)).min(1).max(roles.length);
export const InviteInput = z.object({ name: PersonName, email: Email, roles: RolesOfPerson });
export type InviteInput = z.infer<typeof InviteInput>;

export const PersonInput = z.object({ personId: z.uuid() });
export type PersonInput = z.infer<typeof PersonInput>;

export const ChangeRolesInput = z.object({ personId: z.uuid(), roles: RolesOfPerson });
export type ChangeRolesInput = z.infer<typeof ChangeRolesInput>;

export const InvitationIdInput = z.object({ invitationId: z.uuid() });
export type InvitationIdInput = z.infer<typeof InvitationIdInput>;

export const RevokeSessionInput = z.object({ sessionId: z.uuid() });
export type RevokeSessionInput = z.infer<typeof RevokeSessionInput>;

/** The secret in the link. */
const InvitationToken = z.string().min(20).max(100);
export const InvitationTokenInput = z.object({ token: InvitationToken });
export type InvitationTokenInput = z.infer<typeof InvitationTokenInput>;

/**
 * What a link is used for. `new-account` and `password-reset` choose a password; `known-account` and
 * `second-factor-reset` prove with the one that there is (none when signed in as that person).
 */
const invitationUses = ["new-account", "known-account", "password-reset", "second-factor-reset"] as const;
export type InvitationUse = (typeof invitationUses)[number];
const choosesPassword: readonly InvitationUse[] = ["new-account", "password-reset"];
export const AcceptInvitationInput = z
  .object({
    use: z.enum(invitationUses),
    token: InvitationToken,
    name: PersonName,
    password: z.string().max(200),
    /** Of the page behind the link: a newcomer goes on in it. */
    locale: z.enum(locales).optional(),
  })
  .check((context) => {
    const { use, password } = context.value;
    if (!choosesPassword.includes(use) || password.length >= passwordLengthMin) return;
    const origin = "string" as const;
    context.issues.push({ code: "too_small", origin, minimum: passwordLengthMin, input: password, path: ["password"] });
  });
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

/** What the page behind a link needs to know. */
export type OpenInvitation = {
  use: InvitationUse;
  email: string;
  name: string;
  organizationName: string;
  roles: Role[];
  expiresAt: Date;
  /** The reader is signed in as the person whom the link is for, so no password is asked. */
  isSignedIn: boolean;
  hasPassword: boolean;
};

export const ChangeNameInput = z.object({ name: PersonName });
export type ChangeNameInput = z.infer<typeof ChangeNameInput>;

export const ChangePasswordInput = z.object({ current: GivenPassword, password: NewPassword });
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const MailWishInput = z.object({ mailOnConnectionChange: z.boolean() });
export type MailWishInput = z.infer<typeof MailWishInput>;

/** A link that works once, shown now and never again; null when it went only to the mail of whom it is for. */
export type HandedOutLink = { link: string | null; expiresAt: Date; isMailed: boolean };

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
};

/** A browser that is signed in. */
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

/** The reader's own page. */
export type Profile = {
  name: string;
  email: string;
  hasPassword: boolean;
  secondFactorSince: Date | null;
  hasOidc: boolean;
  locale: Locale;
  theme: Theme;
  density: Density;
  mailOnConnectionChange: boolean;
  recoveryCodesLeft: number;
  sessions: ListedSession[];
};

/** How far somebody's sign-in has come. */
export type Arrival = { name: string; hasSecondFactor: boolean };

/** An organization of the demo with the people a visitor can be there. */
export type DemoGroup = {
  organizationId: string;
  kind: OrganizationKind;
  name: string;
  city: string;
  people: { personId: string; name: string; roles: Role[]; placeCount: number }[];
};

/** Whom a visitor of the demo wants to be, and where. */
export const ChooseDemoPersonInput = z.object({ personId: z.uuid(), organizationId: z.uuid().optional() });
export type ChooseDemoPersonInput = z.infer<typeof ChooseDemoPersonInput>;
