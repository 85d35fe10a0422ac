import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sessionCookieName } from "#server/api/session-cookie.ts";
import { makeAccount } from "#tests/support/accounts.ts";
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
const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;
const refusalIn = async (browser: TestBrowser) => (await browser.proveElsewhere()).searchParams.get("error");
const eventsHere = async () => (await auditLines(practice.organizationId)).map((line) => line.event);

/** Somebody whose account is bound already, whom the provider signs in from now on. */
async function boundAccount() {
  const ria = await makeAccount([practice], ["practice-assistant"], { password: null, app: false });
  const sub = `sub-${ria.personId}`;
  await owner`update person set oidc_subject = ${`${provider.issuer}|${sub}`} where person_id = ${ria.personId}`;
  provider.identity = { sub, email: ria.email, email_verified: true, amr: ["pwd", "mfa"] };
  return ria;
}

it("through the organization's own provider, with PKCE, state and nonce, a known person gets in", async () => {
  const ria = await boundAccount();
  const browser = open();
  expect((await browser.proveElsewhere()).pathname).toBe("/today");
  expect(provider.asked?.get("code_challenge_method")).toBe("S256");
  expect(provider.asked?.get("state")).toBeTruthy();
  expect(provider.asked?.get("nonce")).toBeTruthy();
  expect((await browser.session())?.actor).toMatchObject({ personId: ria.personId, hasSecondFactor: true });
  expect(await eventsHere()).toEqual(["person.signed-in"]);

  // The subject counts, and not the e-mail address.
  provider.identity = { ...provider.identity, email: "anders@voorbeeld.test", amr: ["pwd", "otp"] };
  const later = open();
  await later.proveElsewhere();
  expect((await later.session())?.actor).toMatchObject({ personId: ria.personId, hasSecondFactor: false });
  provider.identity = { ...provider.identity, sub: "somebody else", email: ria.email };
  const stranger = open();
  expect(await refusalIn(stranger)).toBe("session.oidc-unknown");
  expect(await stranger.session()).toBeNull();
});

describe("a session that the provider remembers", () => {
  it("is not what Balie asks for: the person shows again who they are", async () => {
    await boundAccount();
    await open().proveElsewhere();
    expect(provider.asked?.get("prompt")).toBe("login");
    expect(provider.asked?.get("max_age")).toBe("0");
  });

  it("opens nothing, and neither does a provider that does not say when it asked", async () => {
    const ria = await boundAccount();
    for (const auth_time of [secondsAgo(3 * 3_600), undefined]) {
      provider.lie = { auth_time };
      const browser = open();
      expect(await refusalIn(browser)).toBe("session.oidc-stale");
      expect(await browser.session()).toBeNull();
    }
    expect(await auditLines(practice.organizationId)).toMatchObject(
      Array(2).fill({ event: "person.sign-in-failed", object_id: ria.personId, detail: { step: "oidc" } }),
    );
  });

  it("does not open a screen that was locked after it, and a new proof does", async () => {
    const ria = await boundAccount();
    const browser = open();
    await browser.proveElsewhere();
    await owner`update session set locked_at = now() - interval '1 minute' where person_id = ${ria.personId}`;
    provider.lie = { auth_time: secondsAgo(120) };
    expect(await refusalIn(browser)).toBe("session.oidc-stale");
    expect((await browser.session())?.state).toBe("locked");
    provider.lie = null;
    expect(await refusalIn(browser)).toBeNull();
    expect((await browser.session())?.state).toBe("active");
  });

  it("does not open a screen that nobody used for a quarter of an hour", async () => {
    const ria = await boundAccount();
    const browser = open();
    await browser.proveElsewhere();
    await owner`update session set last_active_at = now() - interval '16 minutes' where person_id = ${ria.personId}`;
    provider.lie = { auth_time: secondsAgo(120) };
    expect(await refusalIn(browser)).toBe("session.oidc-stale");
  });

  it.each([
    ["ran out after twelve hours", { expires_at: new Date(Date.now() - 60_000) }],
    ["was signed out", { ended_at: new Date(Date.now() - 60_000), end_reason: "signed-out" }],
    ["was ended by somebody else", { ended_at: new Date(Date.now() - 60_000), end_reason: "revoked" }],
  ])("begins no new session when the last one %s", async (_, end) => {
    const ria = await boundAccount();
    await open().proveElsewhere();
    await owner`update session set ${owner(end)} where person_id = ${ria.personId}`;
    provider.lie = { auth_time: secondsAgo(120) };
    expect(await refusalIn(open())).toBe("session.oidc-stale");
    provider.lie = null;
    expect(await refusalIn(open())).toBeNull();
  });
});

describe("a provider that serves many organizations", () => {
  const known = async () => {
    const ria = await makeAccount([practice], ["practice-assistant"]);
    provider.identity = { sub: `sub-${ria.personId}`, email: ria.email, email_verified: true, amr: ["mfa"] };
    return ria;
  };

  it("opens no account by its e-mail address, verified or not, and never makes one", async () => {
    const ria = await known();
    const before = await owner`select count(*) from person`;
    for (const email of [ria.email, "nieuw@voorbeeld.test"]) {
      provider.identity = { ...provider.identity, email };
      expect(await refusalIn(open())).toBe("session.oidc-unknown");
    }
    expect(await owner`select count(*) from person`).toEqual(before);
  });

  it("is bound by somebody who is signed in, once", async () => {
    const ria = await known();
    const browser = open();
    await browser.prove("password", { email: ria.email, password: ria.password });
    await browser.prove("second-factor", { code: ria.code() });
    expect(await refusalIn(browser)).toBeNull();
    expect(await eventsHere()).toContain("person.identity-bound");
    expect(await refusalIn(open())).toBeNull();
    provider.identity = { ...provider.identity, sub: "another subject" };
    const later = open();
    await later.prove("password", { email: ria.email, password: ria.password });
    await later.prove("second-factor", { code: ria.code(1) });
    expect(await refusalIn(later)).toBe("session.oidc-unknown");
  });

  it("is not bound with a password alone where a second factor guards the account, nor behind a lock", async () => {
    const ria = await known();
    const browser = open();
    await browser.prove("password", { email: ria.email, password: ria.password });
    expect(await refusalIn(browser)).toBe("session.oidc-unknown");
    await browser.prove("second-factor", { code: ria.code() });
    await owner`update session set locked_at = now() where person_id = ${ria.personId} and ended_at is null`;
    expect(await refusalIn(browser)).toBe("session.oidc-unknown");
  });

  it("is not bound for somebody else who is signed in at the provider, nor by an address it did not verify", async () => {
    const ria = await known();
    const browser = open();
    await browser.prove("password", { email: ria.email, password: ria.password });
    await browser.prove("second-factor", { code: ria.code() });
    for (const wrong of [{ email: "iemand@voorbeeld.test" }, { email_verified: false }]) {
      const right = provider.identity;
      provider.identity = { ...right, ...wrong };
      expect(await refusalIn(browser)).toBe("session.oidc-unknown");
      provider.identity = right;
    }
  });
});

describe("a locked screen where nobody has a password", () => {
  /** Without what the provider keeps in a browser: between two people it has a page that a script sends on. */
  const atItsScreen = (browser: TestBrowser) => {
    const screen = open();
    screen.keep(sessionCookieName(), browser.cookie(sessionCookieName()) ?? "");
    return screen;
  };

  it("is taken over in one step through the provider, and the session of who was there ends", async () => {
    const ria = await boundAccount();
    const browser = open();
    await browser.proveElsewhere();
    const before = (await browser.session())?.actor;
    await owner`update session set locked_at = now() - interval '1 minute' where person_id = ${ria.personId}`;
    provider.identity = { sub: "vreemd", email: "vreemd@elders.test", email_verified: true, amr: ["pwd", "mfa"] };
    const other = atItsScreen(browser);
    expect(await refusalIn(other)).toBe("session.oidc-unknown");
    expect(await other.session()).toMatchObject({ state: "locked", actor: { personId: ria.personId } });

    const fatima = await boundAccount();
    const newcomer = atItsScreen(browser);
    expect((await newcomer.proveElsewhere()).pathname).toBe("/today");
    expect(await newcomer.session()).toMatchObject({ state: "active", actor: { personId: fatima.personId } });
    const [ended] = await owner`select end_reason from session where person_id = ${ria.personId}`;
    expect(ended?.end_reason).toBe("taken-over");
    const lines = await auditLines(practice.organizationId);
    expect(lines.find(({ event }) => event === "session.taken-over")).toMatchObject({
      actor_id: fatima.personId,
      object_id: before?.sessionId,
      detail: { personId: ria.personId },
    });
  });
});

it.each([
  ["issuer", { iss: "https://elsewhere.example" }],
  ["audience", { aud: "another-client" }],
  ["nonce", { nonce: "not what was sent" }],
  ["end", { exp: 1_600_000_000 }],
])("a token with a wrong %s is refused", async (_, lie) => {
  await boundAccount();
  provider.lie = lie;
  const browser = open();
  expect((await browser.proveElsewhere()).searchParams.get("error")).toBe("OAuthCallback");
  expect(await browser.session()).toBeNull();
});

it("a response of the provider in a browser that did not request it is refused", async () => {
  const victim = open();
  const end = await victim.walk(`${balie.url}/api/auth/callback/oidc?code=stolen&state=stolen`);
  expect(end.searchParams.get("error")).toBe("OAuthCallback");
  expect(await victim.session()).toBeNull();
});
