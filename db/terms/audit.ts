/**
 * Closed list of what Balie writes in its log: `noun.past-participle`, with the NEN 7513 action
 * (C create, R read, U update, D delete, E execute).
 */
export const auditEvents = {
  "person.signed-in": "E",
  "person.sign-in-failed": "E",
  "person.second-factor-shown": "E",
  "person.signed-out": "E",
  "person.locked": "E",
  "person.unlocked": "E",
  "person.invited": "C",
  "person.joined": "C",
  "person.listed": "R",
  "person.roles-changed": "U",
  "person.reset-offered": "C",
  "person.invitation-withdrawn": "D",
  "person.identity-bound": "U",
  "person.removed": "D",
  "person.profile-changed": "U",
  "person.second-factor-set": "U",
  "person.second-factor-reset": "U",
  "person.recovery-code-used": "U",
  "person.recovery-codes-renewed": "U",
  "person.password-changed": "U",
  "session.revoked": "D",
  "session.organization-switched": "U",
  "organization.added": "C",
  "organization.changed": "U",
  "register.imported": "C",
  "register.refused": "E",
  "register.held": "C",
  "register.decided": "U",
  "connection.chosen": "U",
  "connection.released": "U",
  "connection.answered": "U",
  "connection.step-changed": "U",
  "connection.noted": "U",
  "connection.notice-seen": "U",
  "connection.proved": "C",
  "connection.probed": "E",
  "connection.watched": "E",
  "connection.exported": "R",
  "supplier.maintained": "U",
  "audit.read": "R",
  "audit.exported": "R",
  "audit.verified": "E",
} as const;
export type AuditEventName = keyof typeof auditEvents;

export const auditActions = ["C", "R", "U", "D", "E"] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditOutcomes = ["success", "failure"] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];
