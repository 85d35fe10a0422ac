import type { Role } from "#db/terms/people.ts";

/** Who may do what; read it aloud to a practice. `anyone` needs no account, `everyone` is whoever is signed in. */
const practice = [
  "general-practitioner",
  "practice-nurse",
  "practice-assistant",
  "practice-manager",
  "pharmacist",
] as const;
const desk = ["general-practitioner", "practice-assistant", "practice-manager", "pharmacist"] as const;
const alliance = ["alliance-staff"] as const;
const administrator = ["administrator"] as const;
const privacy = ["privacy-officer"] as const;

export const permissions = {
  "person.list": [...practice, ...administrator, ...privacy],
  "person.invite": administrator,
  "person.change-roles": administrator,
  "person.reset-second-factor": administrator,
  "person.reset-password": administrator,
  "person.remove": administrator,
  "session.begin": "anyone",
  "person.list-demo": "anyone",
  "session.unlock": "anyone",
  "session.end": "anyone",
  "session.touch": "everyone",
  "session.lock": "everyone",
  "session.list": [...administrator, ...privacy],
  "session.revoke": administrator,
  "invitation.read": "anyone",
  "invitation.accept": "anyone",
  "invitation.list": administrator,
  "invitation.withdraw": administrator,
  "profile.set-second-factor": "anyone",
  "profile.read": "everyone",
  "profile.change": "everyone",
  "organization.read": "everyone",
  "organization.change": administrator,
  "organization.switch": "everyone",
  "organization.add": "system",

  "register.check": "anyone",
  "register.read": "everyone",
  "register.search": "everyone",
  "register.import": alliance,
  "register.decide": alliance,

  "connection.read": [...practice, ...administrator],
  "connection.choose": [...desk, ...administrator],
  "connection.answer": [...desk, ...administrator],
  "connection.change-step": [...practice, ...administrator],
  "connection.note": [...desk, ...administrator],
  "connection.see-notice": [...practice, ...administrator],
  "connection.prove": [...desk, ...administrator],
  "connection.probe": [...desk, ...administrator, ...alliance],
  "connection.verify-proof": "anyone",
  "connection.watch": "system",
  "connection.overview": alliance,
  "connection.export": alliance,

  "supplier.list": "everyone",
  "supplier.maintain": alliance,

  "audit.read": privacy,
  "audit.export": privacy,
  "audit.verify": privacy,
  "audit.seal": "system",
} as const satisfies Record<string, readonly Role[] | "everyone" | "anyone" | "system">;

export type Permission = keyof typeof permissions;

/**
 * Permissions under which names and connection summaries of all organizations are open (db/security.sql). None of
 * them touches a table with patients.
 */
export const networkPermissions: ReadonlySet<Permission> = new Set<Permission>([
  "connection.overview",
  "connection.export",
  "connection.watch",
  // Only to know which organizations there are; each is then sealed under its own context.
  "audit.seal",
]);
