import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { lastClosing } from "#server/access/last-closing.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { lockSession } from "#server/people/sessions/lock-session.ts";
import { KeepDraftInput } from "#server/reviews/conclusion/draft-contract.ts";
import { keepDraft } from "#server/reviews/conclusion/keep-draft.ts";
import { openForReview } from "#server/reviews/conclusion/open-for-review.ts";
import { placeInRound } from "#server/reviews/round/place-in-round.ts";
import { makeAccount } from "#tests/support/accounts.ts";
import { nurseWithPatient } from "#tests/support/patients.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";
import { startSignInServer, TestBrowser } from "#tests/support/sign-in-server.ts";
import { auditLines, makeOrganization, owner, type TestOrganization } from "#tests/support/world.ts";

type Account = Awaited<ReturnType<typeof makeAccount>>;

let balie: { url: string; stop: () => Promise<void> };
let practice: TestOrganization;
let patientId: string;
let ria: Account;
let fatima: Account;
let desk: TestBrowser;

beforeAll(async () => {
  balie = await startSignInServer();
  Object.assign(process.env, { BALIE_URL: balie.url, NEXTAUTH_URL: balie.url });
});
beforeEach(async () => {
  ({ practice, patientId } = await nurseWithPatient());
  ria = await makeAccount([practice], ["practice-nurse"], { name: "Ria Hendriks" });
  fatima = await makeAccount([practice], ["practice-nurse"], { name: "Fatima El Amrani" });
  desk = new TestBrowser(balie.url);
  await owner`delete from throttle`;
});
afterAll(async () => {
  await balie.stop();
  await owner.end();
});

const password = (who: Account) => desk.prove("password", { email: who.email, password: who.password });
const code = (who: Account, steps = 0) => desk.prove("second-factor", { code: who.code(steps) });
const endOf = async (sessionId: string) =>
  (await owner`select end_reason from session where session_id = ${sessionId}`)[0]?.end_reason;

/** Whoever is at the desk now, as the server sees it. */
async function atDesk(): Promise<PersonActor> {
  const found = await desk.session();
  if (!found) throw new Error("nobody is at the desk");
  return found.actor;
}

async function riaLocksHerScreen(): Promise<PersonActor> {
  await password(ria);
  await code(ria);
  const actor = await atDesk();
  await lockSession(grant(actor, "session.lock"));
  return actor;
}

it("a colleague takes over a locked screen with a password and a code, and the log says whose session ended", async () => {
  const before = await riaLocksHerScreen();
  expect(await password(fatima)).toBeNull();
  expect(await endOf(before.sessionId)).toBe("taken-over");
  expect((await desk.session())?.state).toBe("halfway");
  expect(await code(fatima)).toBeNull();
  expect(await desk.session()).toMatchObject({ state: "active", actor: { personId: fatima.personId } });
  const lines = await auditLines(practice.organizationId);
  expect(lines.filter(({ event }) => event === "session.taken-over")).toMatchObject([
    { actor_id: fatima.personId, object_id: before.sessionId, detail: { personId: ria.personId } },
  ]);
});

it("whoever only tries leaves the screen locked for the one who was there", async () => {
  const before = await riaLocksHerScreen();
  expect(await desk.prove("password", { email: fatima.email, password: "gok" })).toBe("session.refused");
  expect(await desk.session()).toMatchObject({ state: "locked", actor: { personId: ria.personId } });
  expect(await endOf(before.sessionId)).toBeNull();
});

it("somebody of another organization takes over as well, and is not named in the log of this one", async () => {
  const elsewhere = await makeOrganization();
  const job = await makeAccount([elsewhere], ["general-practitioner"]);
  const before = await riaLocksHerScreen();
  await password(job);
  const lines = await auditLines(practice.organizationId);
  expect(lines.at(-1)).toMatchObject({
    event: "session.taken-over",
    actor_id: "anonymous",
    object_id: before.sessionId,
  });
  expect(JSON.stringify(lines)).not.toContain(job.personId);
  expect((await auditLines(elsewhere.organizationId)).map(({ event }) => event)).toEqual(["person.signed-in"]);
});

it("a proof from before the take-over opens nothing for the one who was there", async () => {
  await riaLocksHerScreen();
  await password(fatima);
  await code(fatima);
  const closedAt = await lastClosing(ria.personId, (await atDesk()).sessionId, new Date());
  expect(closedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

it("what somebody was writing is there when they come back, and nobody else sees it", async () => {
  const itemId = uuidv7();
  const { organizationId } = practice;
  const gateway = { ...gatewayFor(organizationId, patientId), uses: ["share-measurements" as const] };
  await change(grant(gateway, "measurement.receive"), async (_, raw) => {
    await placeInRound(raw, { organizationId, patientId, itemId, kind: "measurements", at: new Date() });
    return { result: undefined, event: [] };
  });
  const draftAtDesk = async () =>
    (await openForReview(await openPatient(grant(await atDesk(), "review.list"), patientId))).draft;
  const keepAtDesk = async (note: string) => {
    const written = { patientId, itemIds: [itemId], note, message: "", task: null };
    return keepDraft(grant(await atDesk(), "review.conclude"), KeepDraftInput.parse(written));
  };

  await password(ria);
  await code(ria);
  await keepAtDesk("Nog eens bellen over de meter");
  await lockSession(grant(await atDesk(), "session.lock"));
  await password(fatima);
  await code(fatima);
  expect(await draftAtDesk()).toBeNull();
  await keepAtDesk("Een eigen notitie");
  await lockSession(grant(await atDesk(), "session.lock"));
  await password(ria);
  await code(ria, 1);
  expect(await draftAtDesk()).toMatchObject({ note: "Nog eens bellen over de meter" });
});
