import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { makeAccount, testPassword } from "#tests/support/accounts.ts";
import { startSignInServer, TestBrowser } from "#tests/support/sign-in-server.ts";
import { auditLines, makeOrganization, owner, type TestOrganization } from "#tests/support/world.ts";

let balie: { url: string; stop: () => Promise<void> };
let practice: TestOrganization;

beforeAll(async () => {
  balie = await startSignInServer();
  Object.assign(process.env, {
    BALIE_URL: balie.url,
    NEXTAUTH_URL: balie.url,
  });
});
beforeEach(async () => {
  practice = await makeOrganization();
  await owner`delete from throttle`;
});
afterAll(async () => {
  await balie.stop();
});

const open = () => new TestBrowser(balie.url);
const lastSessions = (personId: string) =>
  owner`select session_id, end_reason, second_factor_at from session where person_id = ${personId} order by session_id`;

it("an assistant signs in with password and code, and the session id changes on the way", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const browser = open();
  expect(await browser.prove("password", { email: ria.email.toUpperCase(), password: ria.password })).toBeNull();
  const half = await browser.session();
  expect(half?.actor).toMatchObject({ personId: ria.personId, hasSecondFactor: false });
  expect(await browser.prove("second-factor", { code: ria.code() })).toBeNull();
  const whole = await browser.session();
  expect(whole?.actor).toMatchObject({ personId: ria.personId, hasSecondFactor: true });
  expect(whole?.actor.sessionId).not.toBe(half?.actor.sessionId);
  expect(await lastSessions(ria.personId)).toMatchObject([{ end_reason: "replaced" }, { end_reason: null }]);
  const events = (await auditLines(practice.organizationId)).map((line) => line.event);
  expect(events).toEqual(["person.signed-in", "person.second-factor-shown", "person.signed-in"]);
});

it("the cookie is inaccessible to scripts and other sites, and is opaque", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const browser = open();
  await browser.prove("password", { email: ria.email, password: ria.password });
  const line = browser.seen.find((cookie) => cookie.startsWith("balie.session="));
  expect(line).toMatch(/HttpOnly/i);
  expect(line).toMatch(/SameSite=Lax/i);
  expect(line).toMatch(/Path=\//);
  const session = await browser.session();
  expect(line).not.toContain(session?.actor.sessionId);
});

it("a wrong password and an unknown account get the same answer, and take as long", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const browser = open();
  await browser.prove("password", { email: "iemand@voorbeeld.test", password: "warm" });
  // The fastest of three: other work on the machine only ever adds time.
  const fastest = async (email: string) => {
    const taken: number[] = [];
    for (let guess = 0; guess < 3; guess++) {
      const start = performance.now();
      expect(await browser.prove("password", { email, password: "niet het goede" })).toBe("session.refused");
      taken.push(performance.now() - start);
    }
    return Math.min(...taken);
  };
  const known = await fastest(ria.email);
  expect(await fastest("niemand@voorbeeld.test")).toBeGreaterThan(known / 3);
  const failed = { event: "person.sign-in-failed", actor_id: "anonymous", outcome: "failure", object_id: ria.personId };
  expect(await auditLines(practice.organizationId)).toMatchObject([failed, failed, failed]);
  const elsewhere = await owner`select * from audit_event where object_id = 'unknown'`;
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(JSON.stringify(elsewhere)).not.toContain("niemand@");
});

it("of twenty guesses at once five are checked; the right password then has to wait too", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const guesses = await Promise.all(
    Array.from({ length: 20 }, () => open().prove("password", { email: ria.email, password: "gok" })),
  );
  expect(guesses.filter((reason) => reason === "session.refused")).toHaveLength(5);
  expect(guesses.filter((reason) => reason?.startsWith("general.too-many~"))).toHaveLength(15);
  expect(await open().prove("password", { email: ria.email, password: ria.password })).toMatch(/^general.too-many~/);
});

it("somebody who guesses again every quarter of an hour ends up waiting hours", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const guess = () => open().prove("password", { email: ria.email, password: "gok" });
  for (let quarter = 0; quarter < 3; quarter += 1) {
    expect(await Promise.all(Array.from({ length: 5 }, guess))).toEqual(Array(5).fill("session.refused"));
    await owner`update throttle set window_started_at = window_started_at - interval '16 minutes'`;
  }
  expect(Number((await guess())?.split("~")[1])).toBeGreaterThan(120);
});

it("a stranger who guesses does not keep somebody out of the devices where they signed in before", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const desk = open();
  await desk.prove("password", { email: ria.email, password: ria.password });
  await desk.prove("second-factor", { code: ria.code() });
  await desk.signOut();
  const line = desk.seen.find((cookie) => cookie.startsWith("balie.device="));
  expect(line).toMatch(/; HttpOnly/);
  expect(line).not.toContain(ria.personId);
  const guess = (browser: TestBrowser) => browser.prove("password", { email: ria.email, password: "gok" });
  for (let count = 0; count < 6; count += 1) await guess(open());
  expect(await open().prove("password", { email: ria.email, password: ria.password })).toMatch(/^general.too-many~/);
  expect(await desk.prove("password", { email: ria.email, password: ria.password })).toBeNull();
  const locked = (await auditLines(practice.organizationId)).filter((entry) => entry.event === "person.locked-out");
  expect(locked).toMatchObject([{ object_id: ria.personId, outcome: "failure" }]);

  // The device has five guesses of its own, and a password alone makes no device known.
  const half = open();
  await owner`delete from throttle`;
  await half.prove("password", { email: ria.email, password: ria.password });
  expect(half.cookie("balie.device")).toBeUndefined();
  const reasons = [];
  for (let count = 0; count < 6; count += 1) reasons.push(await guess(desk));
  expect(reasons.at(-2)).toBe("session.refused");
  expect(reasons.at(-1)).toMatch(/^general.too-many~/);
});

it("the device of somebody else gives no budget", async () => {
  const [ria, job] = [
    await makeAccount([practice], ["practice-assistant"]),
    await makeAccount([practice], ["general-practitioner"]),
  ];
  const desk = open();
  await desk.prove("password", { email: job.email, password: job.password });
  await desk.prove("second-factor", { code: job.code() });
  const guess = () => open().prove("password", { email: ria.email, password: "gok" });
  await Promise.all(Array.from({ length: 5 }, guess));
  expect(await desk.prove("password", { email: ria.email, password: ria.password })).toMatch(/^general.too-many~/);
});

it("guesses at many accounts from one address are stopped as well", async () => {
  const reasons = await Promise.all(
    Array.from({ length: 70 }, (_, n) => open().prove("password", { email: `${n}@voorbeeld.test`, password: "gok" })),
  );
  expect(reasons.filter((reason) => reason?.startsWith("general.too-many~"))).toHaveLength(10);
});

it("a code of the app works once, also when two browsers send it at the same moment", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const browsers = [open(), open()];
  for (const browser of browsers) await browser.prove("password", { email: ria.email, password: ria.password });
  const code = ria.code();
  const answers = await Promise.all(browsers.map((browser) => browser.prove("second-factor", { code })));
  expect(answers.toSorted()).toEqual([null, "session.code-refused"].toSorted());
});

it("a code of a minute ago or from a minute ahead is refused", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const browser = open();
  await browser.prove("password", { email: ria.email, password: ria.password });
  expect(await browser.prove("second-factor", { code: ria.code(-3) })).toBe("session.code-refused");
  expect(await browser.prove("second-factor", { code: ria.code(3) })).toBe("session.code-refused");
  expect(await browser.prove("second-factor", { code: ria.code(-1) })).toBeNull();
});

it("without a password the second factor is not even checked", async () => {
  expect(await open().prove("second-factor", { code: "123456" })).toBe("session.signed-out");
});

it("a cookie from before signing out opens nothing any more", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const [browser, thief] = [open(), open()];
  await browser.prove("password", { email: ria.email, password: ria.password });
  thief.keep("balie.session", browser.cookie("balie.session") ?? "");
  expect((await thief.session())?.actor.personId).toBe(ria.personId);
  await browser.signOut();
  expect(await browser.session()).toBeNull();
  expect(await lastSessions(ria.personId)).toMatchObject([{ end_reason: "signed-out" }]);
  expect(await thief.session()).toBeNull();
});

it("somebody without a membership in any organization does not get in", async () => {
  const ria = await makeAccount([], []);
  expect(await open().prove("password", { email: ria.email, password: testPassword })).toBe("session.no-organization");
});

it("after signing in nobody is redirected to another site", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  for (const callbackUrl of ["https://elsewhere.example/", "//elsewhere.example"]) {
    const fields = { email: ria.email, password: ria.password, callbackUrl };
    const browser = open();
    expect(await browser.proveAndLand("password", fields)).toBe(new URL(balie.url).host);
  }
});
