import { type Role, roles } from "#db/terms/people.ts";

/**
 * Who may do what, as agreed with practices, written down a second time and on purpose: what the program does
 * (server/access/permissions.ts) is held against it. Read a line aloud: "the log is read by the privacy officer".
 *
 *   out  somebody without an account        mgr  practice manager        prv  privacy officer
 *   gp   general practitioner               pha  pharmacist              adm  administrator
 *   poh  practice nurse                     all  alliance staff          sys  the worker and the commands
 *   ass  practice assistant                 dva  a DVA of which the organization trusts every service
 */
const table = `
                             out  gp  poh  ass  mgr  pha  all  prv  adm  sys  dva
person.list                   .    x   x    x    x    x    .    x    x    x    .
person.invite                 .    .   .    .    .    .    .    .    x    x    .
person.change-roles           .    .   .    .    .    .    .    .    x    x    .
person.reset-second-factor    .    .   .    .    .    .    .    .    x    x    .
person.reset-password         .    .   .    .    .    .    .    .    x    x    .
person.remove                 .    .   .    .    .    .    .    .    x    x    .
person.list-demo              x    x   x    x    x    x    x    x    x    x    x
person.forget                 .    .   .    .    .    .    .    .    .    x    .
session.begin                 x    x   x    x    x    x    x    x    x    x    x
session.unlock                x    x   x    x    x    x    x    x    x    x    x
session.end                   x    x   x    x    x    x    x    x    x    x    x
session.touch                 .    x   x    x    x    x    x    x    x    x    .
session.lock                  .    x   x    x    x    x    x    x    x    x    .
session.list                  .    .   .    .    .    .    .    x    x    x    .
session.revoke                .    .   .    .    .    .    .    .    x    x    .
invitation.read               x    x   x    x    x    x    x    x    x    x    x
invitation.accept             x    x   x    x    x    x    x    x    x    x    x
invitation.list               .    .   .    .    .    .    .    .    x    x    .
invitation.withdraw           .    .   .    .    .    .    .    .    x    x    .
profile.set-second-factor     x    x   x    x    x    x    x    x    x    x    x
profile.read                  .    x   x    x    x    x    x    x    x    x    .
profile.change                .    x   x    x    x    x    x    x    x    x    .
organization.read             .    x   x    x    x    x    x    x    x    x    .
organization.change           .    .   .    .    .    .    .    .    x    x    .
organization.switch           .    x   x    x    x    x    x    x    x    x    .
organization.add              .    .   .    .    .    .    .    .    .    x    .

register.check                x    x   x    x    x    x    x    x    x    x    x
register.read                 .    x   x    x    x    x    x    x    x    x    .
register.search               .    x   x    x    x    x    x    x    x    x    .
register.import               .    .   .    .    .    .    x    .    .    x    .
register.decide               .    .   .    .    .    .    x    .    .    x    .

connection.read               .    x   x    x    x    x    .    .    x    x    .
connection.choose             .    x   .    x    x    x    .    .    x    x    .
connection.answer             .    x   .    x    x    x    .    .    x    x    .
connection.change-step        .    x   x    x    x    x    .    .    x    x    .
connection.note               .    x   .    x    x    x    .    .    x    x    .
connection.see-notice         .    x   x    x    x    x    .    .    x    x    .
connection.prove              .    x   .    x    x    x    .    .    x    x    .
connection.probe              .    x   .    x    x    x    x    .    x    x    .
connection.verify-proof       x    x   x    x    x    x    x    x    x    x    x
connection.watch              .    .   .    .    .    .    .    .    .    x    .
connection.overview           .    .   .    .    .    .    x    .    .    x    .
connection.export             .    .   .    .    .    .    x    .    .    x    .

gateway.list                  .    .   .    .    .    .    .    x    x    x    .
gateway.trust                 .    .   .    .    .    .    .    .    x    x    .
gateway.recognize             .    .   .    .    .    .    .    .    .    x    .

patient.list                  .    x   x    x    .    x    .    .    .    x    .
patient.read                  .    x   x    x    .    x    .    .    .    x    .
patient.add                   .    x   x    x    .    x    .    .    .    x    .
patient.change                .    x   x    x    .    x    .    .    .    x    .
patient.import                .    x   x    x    .    x    .    .    .    x    .
patient.find                  .    .   .    .    .    .    .    .    .    x    .

measurement.receive           .    .   .    .    .    .    .    .    .    x    x
measurement.serve             .    .   .    .    .    .    .    .    .    x    x
measurement.read              .    x   x    x    .    x    .    .    .    x    .
measurement.record            .    x   x    x    .    x    .    .    .    x    .
measurement.set-aside         .    x   x    .    .    x    .    .    .    x    .
measurement.set-rule          .    x   x    .    .    x    .    .    .    x    .
measurement.start-protocol    .    x   x    x    .    x    .    .    .    x    .
measurement.agree-alarm       .    x   x    .    .    x    .    .    .    x    .
measurement.acknowledge-alarm .    x   x    x    .    x    .    .    .    x    .
measurement.population        .    x   x    x    .    x    .    .    .    x    .
measurement.export            .    x   x    .    .    x    .    .    .    x    .
measurement.keep-view         .    x   x    x    .    x    .    .    .    x    .
measurement.assess            .    .   .    .    .    .    .    .    .    x    .
measurement.watch             .    .   .    .    .    .    .    .    .    x    .

questionnaire.list            .    x   x    x    .    x    .    .    .    x    .
questionnaire.import          .    x   x    .    .    x    .    .    .    x    .
questionnaire.send            .    x   x    x    .    x    .    .    .    x    .
questionnaire.read            .    x   x    x    .    x    .    .    .    x    .
questionnaire.serve           .    .   .    .    .    .    .    .    .    x    x
questionnaire.answer          .    .   .    .    .    .    .    .    .    x    x
questionnaire.remind          .    .   .    .    .    .    .    .    .    x    .

review.list                   .    x   x    x    .    x    .    .    .    x    .
review.conclude               .    x   x    .    .    x    .    .    .    x    .
review.take-over              .    x   x    x    .    x    .    .    .    x    .
review.task                   .    x   x    x    .    x    .    .    .    x    .
review.assess                 .    .   .    .    .    .    .    .    .    x    .
review.plan                   .    x   x    .    x    x    .    .    .    x    .
reply.list-templates          .    x   x    x    x    x    .    .    .    x    .
reply.maintain-template       .    x   x    .    x    x    .    .    .    x    .
reply.serve                   .    .   .    .    .    .    .    .    .    x    x

issue.list                    .    x   x    x    x    x    .    .    x    x    .
issue.file                    .    x   x    x    x    x    .    .    x    x    .
issue.handle                  .    .   .    .    .    .    x    .    .    x    .

pilot.list                    .    .   .    .    .    .    x    .    .    x    .
pilot.maintain                .    .   .    .    .    .    x    .    .    x    .
catalogue.list                .    .   .    .    .    .    x    .    .    x    .
catalogue.maintain            .    .   .    .    .    .    x    .    .    x    .
supplier.list                 .    x   x    x    x    x    x    x    x    x    .
supplier.maintain             .    .   .    .    .    .    x    .    .    x    .

audit.read                    .    .   .    .    .    .    .    x    .    x    .
audit.export                  .    .   .    .    .    .    .    x    .    x    .
audit.verify                  .    .   .    .    .    .    .    x    .    x    .
audit.seal                    .    .   .    .    .    .    .    .    .    x    .
`;

/**
 * Procedures whose permission is open to anyone because the second factor comes later, and that ask for a session
 * themselves: nobody and a locked screen are sent away.
 */
export const wantsSession: ReadonlySet<string> = new Set(["people.arrival", "people.offerSecondFactor"]);

/** Procedures without a permission, each with the reason why it cannot have one. */
export const beforePermission: Record<string, string> = {};

export type Holder = Role | "out" | "sys" | "dva";

const columns: Record<string, Holder> = {
  out: "out",
  gp: "general-practitioner",
  poh: "practice-nurse",
  ass: "practice-assistant",
  mgr: "practice-manager",
  pha: "pharmacist",
  all: "alliance-staff",
  prv: "privacy-officer",
  adm: "administrator",
  sys: "sys",
  dva: "dva",
};

/** The table as a map from permission to who holds it. */
export const matrix: ReadonlyMap<string, ReadonlySet<Holder>> = readTable(table);

function readTable(text: string): Map<string, Set<Holder>> {
  const [head = "", ...lines] = text.split("\n").filter((line) => line.trim() !== "");
  const holders = head.trim().split(/\s+/).map(holderOf);
  if (new Set(holders).size !== roles.length + 3) throw new Error("the matrix does not name every role once");
  return new Map(lines.map((line) => readLine(line, holders)));
}

function readLine(line: string, holders: readonly Holder[]): [string, Set<Holder>] {
  const [permission = "", ...marks] = line.trim().split(/\s+/);
  if (marks.length !== holders.length || marks.some((mark) => !["x", "."].includes(mark))) {
    throw new Error(`the matrix cannot be read at ${permission}`);
  }
  return [permission, new Set(holders.filter((_, at) => marks[at] === "x"))];
}

function holderOf(heading: string): Holder {
  const holder = columns[heading];
  if (!holder) throw new Error(`the matrix has an unknown column ${heading}`);
  return holder;
}
