import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { makeAccount, testPassword } from "#tests/support/accounts.ts";
import { clientId, clientSecret, startOidcProvider, type TestProvider } from "#tests/support/oidc-provider.ts";
import { startSignInServer, TestBrowser } from "#tests/support/sign-in-server.ts";
import { auditLines, makeOrganization, owner, type TestOrganization } from "#tests/support/world.ts";

let balie: { url: string; stop: () => Promise<void> };
let provider: TestProvider;
let practice: TestOrganization;

beforeAll(async () => {
  balie = await startSignInServer();
  provider = await startOidcProvider([`${balie.url}/api/auth/callback/oidc`]);
  Object.assign(process.env, {
    BALIE_URL: balie.url,
    NEXTAUTH_URL: balie.url,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  });
});
beforeEach(async () => {
  practice = await makeOrganization();
  await owner`delete from throttle`;
  provider.lie = null;
});
afterAll(async () => {
  await balie.stop();
  await provider.stop();
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

it("the cookie is closed to scripts and other sites, and holds nothing to read", async () => {
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
  const timed = async (email: string) => {
    const start = performance.now();
    const reason = await browser.prove("password", { email, password: "niet het goede" });
    return { reason, milliseconds: performance.now() - start };
  };
  const known = await timed(ria.email);
  const unknown = await timed("niemand@voorbeeld.test");
  expect(known.reason).toBe("session.refused");
  expect(unknown.reason).toBe("session.refused");
  expect(unknown.milliseconds).toBeGreaterThan(known.milliseconds / 3);
  expect(await auditLines(practice.organizationId)).toMatchObject([
    { event: "person.sign-in-failed", actor_id: "anonymous", outcome: "failure", object_id: ria.personId },
  ]);
  const elsewhere = await owner`select * from audit_event where object_id = 'unknown'`;
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(JSON.stringify(elsewhere)).not.toContain("niemand@");
});

it("twenty guesses at once get five answers; the right password then has to wait too", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const guesses = await Promise.all(
    Array.from({ length: 20 }, () => open().prove("password", { email: ria.email, password: "gok" })),
  );
  expect(guesses.filter((reason) => reason === "session.refused")).toHaveLength(5);
  expect(guesses.filter((reason) => reason?.startsWith("general.too-many~"))).toHaveLength(15);
  expect(await open().prove("password", { email: ria.email, password: ria.password })).toMatch(/^general.too-many~/);
});

it("who comes back every quarter of an hour to guess again has to wait hours in the end", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const guess = () => open().prove("password", { email: ria.email, password: "gok" });
  for (let quarter = 0; quarter < 3; quarter += 1) {
    expect(await Promise.all(Array.from({ length: 5 }, guess))).toEqual(Array(5).fill("session.refused"));
    await owner`update throttle set window_started_at = window_started_at - interval '16 minutes'`;
  }
  expect(Number((await guess())?.split("~")[1])).toBeGreaterThan(120);
});

it("guesses at many accounts from one address end as well", async () => {
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

it("a code of a minute ago or from a minute ahead is too old or too early", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const browser = open();
  await browser.prove("password", { email: ria.email, password: ria.password });
  expect(await browser.prove("second-factor", { code: ria.code(-3) })).toBe("session.code-refused");
  expect(await browser.prove("second-factor", { code: ria.code(3) })).toBe("session.code-refused");
  expect(await browser.prove("second-factor", { code: ria.code(-1) })).toBeNull();
});

it("without a first proof no second one is listened to", async () => {
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

it("the next person at the same browser ends the session of the one before", async () => {
  const [ria, job] = [
    await makeAccount([practice], ["practice-assistant"]),
    await makeAccount([await makeOrganization()], ["general-practitioner"]),
  ];
  const browser = open();
  await browser.prove("password", { email: ria.email, password: ria.password });
  await browser.prove("password", { email: job.email, password: job.password });
  expect((await browser.session())?.actor.personId).toBe(job.personId);
  expect(await lastSessions(ria.personId)).toMatchObject([{ end_reason: "replaced" }]);
});

it("somebody without a place in any organization does not get in", async () => {
  const ria = await makeAccount([], []);
  expect(await open().prove("password", { email: ria.email, password: testPassword })).toBe("session.no-organization");
});

it("through the organization's own provider, with PKCE, state and nonce, a known person gets in", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"], { password: null, app: false });
  provider.identity = { sub: `sub-${ria.personId}`, email: ria.email, email_verified: true, amr: ["pwd", "otp"] };
  const browser = open();
  expect((await browser.proveElsewhere()).pathname).toBe("/today");
  expect(provider.asked?.get("code_challenge_method")).toBe("S256");
  expect(provider.asked?.get("state")).toBeTruthy();
  expect(provider.asked?.get("nonce")).toBeTruthy();
  expect((await browser.session())?.actor).toMatchObject({ personId: ria.personId, hasSecondFactor: true });
  expect((await auditLines(practice.organizationId)).map((line) => line.event)).toEqual([
    "person.identity-bound",
    "person.signed-in",
  ]);

  // From now on the subject counts, and the e-mail address does not.
  provider.identity = { ...provider.identity, email: "anders@voorbeeld.test", amr: ["pwd"] };
  const later = open();
  await later.proveElsewhere();
  expect((await later.session())?.actor).toMatchObject({ personId: ria.personId, hasSecondFactor: false });
  provider.identity = { ...provider.identity, sub: "somebody else", email: ria.email };
  const stranger = open();
  expect((await stranger.proveElsewhere()).searchParams.get("error")).toBe("session.oidc-unknown");
  expect(await stranger.session()).toBeNull();
});

it("an e-mail address that the provider did not verify opens no account, and none is ever made", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const before = await owner`select count(*) from person`;
  for (const identity of [
    { sub: "a", email: ria.email, email_verified: false, amr: ["otp"] },
    { sub: "b", email: "nieuw@voorbeeld.test", email_verified: true, amr: ["otp"] },
  ]) {
    provider.identity = identity;
    expect((await open().proveElsewhere()).searchParams.get("error")).toBe("session.oidc-unknown");
  }
  expect(await owner`select count(*) from person`).toEqual(before);
});

it.each([
  ["issuer", { iss: "https://elsewhere.example" }],
  ["audience", { aud: "another-client" }],
  ["nonce", { nonce: "not what was sent" }],
  ["end", { exp: 1_600_000_000 }],
])("a token with a wrong %s is refused", async (_, lie) => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  provider.identity = { sub: `sub-${ria.personId}`, email: ria.email, email_verified: true, amr: ["otp"] };
  provider.lie = lie;
  const browser = open();
  expect((await browser.proveElsewhere()).searchParams.get("error")).toBe("OAuthCallback");
  expect(await browser.session()).toBeNull();
});

it("an answer of the provider in a browser that did not ask for it is refused", async () => {
  const victim = open();
  const end = await victim.walk(`${balie.url}/api/auth/callback/oidc?code=stolen&state=stolen`);
  expect(end.searchParams.get("error")).toBe("OAuthCallback");
  expect(await victim.session()).toBeNull();
});

it("after signing in nobody is sent to another site", async () => {
  const ria = await makeAccount([practice], ["practice-assistant"]);
  for (const callbackUrl of ["https://elsewhere.example/", "//elsewhere.example"]) {
    const fields = { email: ria.email, password: ria.password, callbackUrl };
    const browser = open();
    expect(await browser.proveAndLand("password", fields)).toBe(new URL(balie.url).host);
  }
});
