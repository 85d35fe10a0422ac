import { approverRoles } from "#db/terms/consults.ts";
import type { GatewayUse } from "#db/terms/gateways.ts";
import type { Role } from "#db/terms/people.ts";

/**
 * Who may do what, per permission. `anyone` needs no account, `everyone` is any signed-in person, `gateway` is a DVA
 * whose token names a service that the organization trusts it with for that use (or one of those uses).
 */
const practice = [
  "general-practitioner",
  "practice-nurse",
  "practice-assistant",
  "practice-manager",
  "pharmacist",
] as const;
const desk = ["general-practitioner", "practice-assistant", "practice-manager", "pharmacist"] as const;
/** Roles that see what patients share; each requires a second factor. */
const care = ["general-practitioner", "practice-nurse", "practice-assistant", "pharmacist"] as const;
/** Roles that assess it. */
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
  "person.confirm-link": administrator,
  "person.remove": administrator,
  "person.forget": "system",
  "session.begin": "anyone",
  "person.list-demo": "anyone",
  "session.unlock": "anyone",
  "session.end": "anyone",
  "session.note-refusal": "anyone",
  "session.expire": "system",
  "session.touch": "everyone",
  "session.lock": "everyone",
  "session.prove": "everyone",
  "session.list": [...administrator, ...privacy],
  "session.revoke": administrator,
  "invitation.read": "anyone",
  "invitation.accept": "anyone",
  "invitation.list": [...administrator, ...privacy],
  "invitation.withdraw": administrator,
  "profile.set-second-factor": "anyone",
  "profile.read": "everyone",
  "profile.change": "everyone",
  "profile.change-credentials": "everyone",
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
  "connection.locate": "system",
  "connection.overview": alliance,
  "connection.export": alliance,
  "connection.list-ties": alliance,
  "connection.confirm-tie": alliance,

  "gateway.list": [...administrator, ...privacy],
  "gateway.trust": administrator,
  "gateway.recognize": "system",
  "delivery.receive": { gateway: ["share-measurements", "answer-questionnaires", "ask-practice", "share-documents"] },

  "patient.list": care,
  "patient.read": care,
  "patient.add": care,
  "patient.change": care,
  "patient.import": care,
  "patient.merge": care,
  "patient.find": "system",
  "patient.open-in-emergency": care,
  "patient.change-treaters": [...care, ...privacy],
  "patient.change-representatives": care,
  "patient.see-emergencies": privacy,

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
  "measurement.save-view": care,
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
  "review.hand-over": care,
  "review.assess": "system",
  "review.plan": [...judge, "practice-manager"],

  "opening-hours.read": practice,
  "opening-hours.change": [...judge, "practice-manager"],

  "message.list": care,
  "message.send": judge,
  // The fixed instructions of a measurement protocol: they judge nothing, so an assistant may send them.
  "message.send-instructions": care,
  "message.list-templates": [...care, "practice-manager"],
  "message.maintain-template": [...judge, "practice-manager"],
  // In a consult an assistant answers in her own name: it says what is known, and judges nothing. Own choice, 2026-11-30.
  "message.answer": care,
  "message.receive": { gateway: ["ask-practice", "share-documents"] },
  "message.serve": { gateway: ["collect-replies", "ask-practice"] },

  "consult.list": care,
  "consult.read": care,
  "consult.work": care,
  "consult.answer": care,
  "consult.approve": approverRoles,
  // Whoever answers a patient also gives them what was said: the copy that they ask for at the counter. Own choice, 2026-12-01.
  "consult.export": care,
  // Who says when the practice is open moves with that what is promised.
  "consult.move-deadlines": [...judge, "practice-manager"],
  "consult.send-due": "system",
  "consult.forget-drafts": "system",
  // Photos that come without a message wait for somebody like a question; only `consult.ask` lets a DVA send what a patient wrote.
  "consult.receive": { gateway: ["ask-practice", "share-documents"] },
  "consult.ask": { gateway: "ask-practice" },
  // Numbers only; no patient is in them.
  "consult.count-referrals": practice,
  "consult.tally-referrals": alliance,

  "document.list": care,
  "document.read": care,
  "document.judge": judge,
  "document.send": care,
  "document.receive": { gateway: ["share-documents", "ask-practice"] },
  "document.serve": { gateway: "collect-documents" },
  "document.clear": "system",

  "task.list": care,
  "task.add": care,
  "task.finish": care,

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
  "audit.mail-heads": "system",
  "audit.archive": "system",
} as const satisfies Record<
  string,
  readonly Role[] | { gateway: GatewayUse | readonly GatewayUse[] } | "everyone" | "anyone" | "system"
>;

export type Permission = keyof typeof permissions;

/**
 * What a screen that somebody left open must not do: it hands out access, takes it away, or carries the log off. `grant`
 * does not compile for these without a recent proof of who is asking (server/access/proof.ts).
 */
export const provedPermissions = [
  "person.invite",
  "person.change-roles",
  "person.reset-second-factor",
  "person.reset-password",
  "person.confirm-link",
  "session.revoke",
  "profile.change-credentials",
  "gateway.trust",
  // Patients' data follow the tie that is confirmed.
  "connection.confirm-tie",
  "audit.export",
] as const satisfies readonly Permission[];

export type ProvedPermission = (typeof provedPermissions)[number];

/**
 * Permissions that may read names and connection summaries of all organizations (db/security.sql). None of them touches
 * a table with patients.
 */
export const networkPermissions: ReadonlySet<Permission> = new Set<Permission>([
  "connection.overview",
  "connection.export",
  "connection.watch",
  "connection.list-ties",
  "connection.confirm-tie",
  // For the public check: the place of a practice whose name is in the register, and which of its names belong together.
  "connection.locate",
  "issue.handle",
  "consult.tally-referrals",
  // Only to list the organizations; the work then runs under each organization's own context.
  "audit.seal",
  "audit.mail-heads",
  "audit.archive",
  "person.forget",
  "session.expire",
  "review.assess",
  "questionnaire.remind",
  "measurement.watch",
  "consult.send-due",
  "document.clear",
  "consult.forget-drafts",
  // To find the organization that a token names by AGB code or register name in its scope.
  "gateway.recognize",
]);
