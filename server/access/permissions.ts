import type { GatewayUse } from "#db/terms/gateways.ts";
import type { Role } from "#db/terms/people.ts";

/**
 * Who may do what; read it aloud to a practice. `anyone` needs no account, `everyone` is whoever is signed in, `gateway` is a DVA
 * whose token names a service that the organization trusts it with for that use.
 */
const practice = [
  "general-practitioner",
  "practice-nurse",
  "practice-assistant",
  "practice-manager",
  "pharmacist",
] as const;
const desk = ["general-practitioner", "practice-assistant", "practice-manager", "pharmacist"] as const;
/** Who sees what patients share; each has a second factor. */
const care = ["general-practitioner", "practice-nurse", "practice-assistant", "pharmacist"] as const;
/** Who judges it. */
const judge = ["general-practitioner", "practice-nurse", "pharmacist"] as const;
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
  "person.forget": "system",
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

  "gateway.list": [...administrator, ...privacy],
  "gateway.trust": administrator,
  "gateway.recognize": "system",

  "patient.list": care,
  "patient.read": care,
  "patient.add": care,
  "patient.change": care,
  "patient.import": care,
  "patient.find": "system",

  "measurement.receive": { gateway: "share-measurements" },
  "measurement.serve": { gateway: "collect-measurements" },
  "measurement.read": care,
  "measurement.record": care,
  "measurement.set-aside": judge,
  "measurement.set-rule": judge,
  "measurement.start-protocol": care,
  "measurement.agree-alarm": judge,
  "measurement.acknowledge-alarm": care,
  "measurement.population": care,
  "measurement.export": judge,
  "measurement.keep-view": care,
  "measurement.assess": "system",
  "measurement.watch": "system",

  "questionnaire.list": care,
  "questionnaire.import": judge,
  "questionnaire.send": care,
  "questionnaire.read": care,
  "questionnaire.serve": { gateway: "answer-questionnaires" },
  "questionnaire.answer": { gateway: "answer-questionnaires" },
  "questionnaire.remind": "system",

  "review.list": care,
  "review.conclude": judge,
  "review.take-over": care,
  "review.task": care,
  "review.assess": "system",
  "review.plan": [...judge, "practice-manager"],
  "reply.list-templates": [...care, "practice-manager"],
  "reply.maintain-template": [...judge, "practice-manager"],
  "reply.serve": { gateway: "collect-replies" },

  "issue.list": [...practice, ...administrator],
  "issue.file": [...practice, ...administrator],
  "issue.handle": alliance,

  "pilot.list": alliance,
  "pilot.maintain": alliance,
  "catalogue.list": alliance,
  "catalogue.maintain": alliance,
  "supplier.list": "everyone",
  "supplier.maintain": alliance,

  "audit.read": privacy,
  "audit.export": privacy,
  "audit.verify": privacy,
  "audit.seal": "system",
} as const satisfies Record<string, readonly Role[] | { gateway: GatewayUse } | "everyone" | "anyone" | "system">;

export type Permission = keyof typeof permissions;

/**
 * Permissions under which names and connection summaries of all organizations are open (db/security.sql). None of
 * them touches a table with patients.
 */
export const networkPermissions: ReadonlySet<Permission> = new Set<Permission>([
  "connection.overview",
  "connection.export",
  "connection.watch",
  "issue.handle",
  // Only to know which organizations there are; each is then worked for under its own context.
  "audit.seal",
  "person.forget",
  "review.assess",
  "questionnaire.remind",
  "measurement.watch",
  // Which organization a token speaks of, by the AGB code or register name in its scope.
  "gateway.recognize",
]);
