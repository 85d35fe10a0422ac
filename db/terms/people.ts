/** The roles a person can sign in with. One person can have several in one organization. */
export const roles = [
  "general-practitioner",
  "practice-nurse",
  "practice-assistant",
  "practice-manager",
  "pharmacist",
  "alliance-staff",
  "privacy-officer",
  "administrator",
] as const;
export type Role = (typeof roles)[number];

/** Roles that can see what patients share; each requires a second factor (NEN 7510, two factors). */
export const rolesThatSeePatients = [
  "general-practitioner",
  "practice-nurse",
  "practice-assistant",
  "pharmacist",
] as const satisfies readonly Role[];

/** Roles that require a second factor: those above and those that manage access and security. */
export const rolesWithSecondFactor = [
  ...rolesThatSeePatients,
  "practice-manager",
  "privacy-officer",
  "administrator",
  "alliance-staff",
] as const satisfies readonly Role[];

export const locales = ["nl", "en"] as const;
export type Locale = (typeof locales)[number];

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

export const invitationKinds = ["invitation", "second-factor-reset", "password-reset"] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** `replaced`: by a session of the same person in this browser; `taken-over`: by one of somebody else. */
export const sessionEnds = ["signed-out", "revoked", "expired", "replaced", "taken-over", "removed"] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** How a person authenticated: a password, the organization's own OIDC provider, or a click in the demo. */
export const signInMethods = ["password", "oidc", "demo"] as const;
export type SignInMethod = (typeof signInMethods)[number];

/**
 * The roles available per kind of organization. A practice cannot make anyone alliance staff, and the alliance has nobody who sees
 * patients.
 */
export const rolesByKind = {
  practice: [
    "general-practitioner",
    "practice-nurse",
    "practice-assistant",
    "practice-manager",
    "privacy-officer",
    "administrator",
  ],
  pharmacy: ["pharmacist", "practice-assistant", "practice-manager", "privacy-officer", "administrator"],
  alliance: ["alliance-staff", "privacy-officer", "administrator"],
  system: [],
} as const satisfies Record<string, readonly Role[]>;
