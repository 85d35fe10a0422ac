import { afterAll, beforeEach, expect, it } from "vitest";
import { transact } from "#db/client.ts";
import type { ReferralCause } from "#db/terms/consults.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { database } from "#server/access/database.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { countReferrals } from "#server/consults/referral/count-referrals.ts";
import { findReferral } from "#server/consults/referral/find-referral.ts";
import { tallyReferrals } from "#server/consults/referral/tally-referrals.ts";
import { closeConsult } from "#server/consults/work/close-consult.ts";
import { reopenConsult } from "#server/consults/work/reopen-consult.ts";
import { saveSupplier } from "#server/suppliers/save-supplier.ts";
import { patientWrites, practiceWrites, timesFor } from "#tests/support/consults.ts";
import { makePatient } from "#tests/support/patients.ts";
import { testsOwn } from "#tests/support/sent-statements.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let assistant: PersonActor;
let staff: PersonActor;
let patientId: string;
beforeEach(async () => {
  practice = await makeOrganization();
  [assistant, staff, { patientId }] = await Promise.all([
    makePerson(practice, ["practice-assistant"]),
    makePerson(await makeOrganization("alliance"), ["alliance-staff"]),
    makePatient(practice),
  ]);
});
afterAll(() => owner.end());

const loginQuestion = "Ik kan niet meer inloggen met DigiD.";
const [at, month] = [new Date("2026-10-31T23:30:00Z"), "2026-11-01"];
const since = { since: "2026-01-01" };

async function asked(text = loginQuestion, who = { practice, patientId }) {
  const messageId = await patientWrites(who.practice.organizationId, { patientId: who.patientId, text, at });
  const [row] = await owner<{ id: string }[]>`
    select consult_id as id from consult_message where message_id = ${messageId}`;
  return { consultId: row?.id ?? "", sawLast: messageId };
}
async function referred(cause: ReferralCause | null, text = loginQuestion) {
  const { consultId, sawLast } = await asked(text);
  await practiceWrites(assistant, { consultId, patientId, sawLast, closes: "not-for-us", cause }, at);
  return consultId;
}
const opened = () => openPatient(grant(assistant, "consult.read"), patientId);
const own = (who = assistant) => countReferrals(grant(who, "consult.count-referrals"), since);
const close = (consultId: string, reason: "not-for-us" | "phone-call", cause: ReferralCause | null = null) =>
  closeConsult(grant(assistant, "consult.work"), timesFor(assistant), { consultId, reason, cause }, at);

it("a question about signing in is recognised, and its answer names whoever makes the PGO once the alliance knows them", async () => {
  const { consultId } = await asked();
  const unknown = await findReferral(await opened(), { consultId });
  expect(unknown).toMatchObject({ cause: "sign-in", careWords: [], pgoName: "Test-PGO", knowsSupplier: false });
  expect(unknown?.text).toContain("Test-PGO");
  expect(unknown?.helpdesks.map(({ name }) => name)).toEqual(["PGO-informatiepunt", "DigiHulplijn"]);
  const facts = { email: "hulp@test-pgo.example", website: "", hostEndings: [], labelState: "unknown" as const };
  const read = { source: "Website van de maker", sourceDate: "2026-11-03" };
  await saveSupplier(grant(staff, "supplier.maintain"), { kind: "pgo", name: "Test-pgo", ...facts, ...read });
  const known = await findReferral(await opened(), { consultId });
  expect(known).toMatchObject({ knowsSupplier: true });
  expect(known?.helpdesks[0]).toMatchObject({ name: "Test-pgo", checkedOn: "2026-11-03", phone: null });
  expect(known?.text).toContain("mail hulp@test-pgo.example");
  await owner`delete from supplier where kind = 'pgo'`;
});

it("a question about care is not, nor one of another patient", async () => {
  const { consultId } = await asked("Ik zag in de app dat mijn bloeddruk hoog is.");
  expect(await findReferral(await opened(), { consultId })).toBeNull();
  const other = await makePatient(practice);
  const question = await asked(loginQuestion, { practice, patientId: other.patientId });
  expect(await findReferral(await opened(), question)).toBeNull();
});

it("what is sent and closed as not for us is counted with its PGO and cause, in the month in Amsterdam", async () => {
  await referred("sign-in");
  await referred("account");
  await referred(null);
  const { consultId } = await asked();
  await close(consultId, "not-for-us", "sign-in");
  const counted = { month, pgoName: "Test-PGO" };
  expect(await own()).toEqual([
    { ...counted, cause: "sign-in", count: 2 },
    { ...counted, cause: "account", count: 1 },
    { ...counted, cause: "other", count: 1 },
  ]);
  const lines = await auditLines(practice.organizationId);
  const closing = lines.filter(({ event }) => event === "consult.closed" || event === "consult.answered");
  expect(closing.map(({ detail }) => detail)).toContainEqual(expect.objectContaining({ cause: "sign-in" }));
});

it("what is opened again is not counted, nor what was closed for another reason", async () => {
  const consultId = await referred("sign-in");
  await reopenConsult(grant(assistant, "consult.work"), timesFor(assistant), { consultId });
  expect(await own()).toEqual([]);
  const [row] = await owner`select referral_cause, referral_pgo_name from consult where consult_id = ${consultId}`;
  expect(row).toEqual({ referral_cause: null, referral_pgo_name: null });
  await close(consultId, "phone-call", "sign-in");
  expect(await own()).toEqual([]);
});

it("the alliance reads sums of five and more, names of PGOs in the register only, and a practice only its own", async () => {
  for (let times = 0; times < 4; times++) await referred("sharing");
  const tally = () => tallyReferrals(grant(staff, "consult.tally-referrals"), since);
  const sharing = async () => (await tally()).filter(({ cause }) => cause === "sharing");
  expect(await sharing()).toEqual([{ month, pgoName: null, cause: "sharing", count: null }]);
  await referred("sharing");
  expect(await sharing()).toEqual([{ month, pgoName: null, cause: "sharing", count: 5 }]);
  const other = await makePerson(await makeOrganization(), ["practice-assistant"]);
  expect(await own(other)).toEqual([]);
  const seen = await transact(database(), "read", { organizationId: other.organizationId }, (_, raw) =>
    raw.unsafe(`${testsOwn} select count(*)::int as count from consult_referral_tally`),
  );
  expect(seen[0]?.count).toBe(0);
});
