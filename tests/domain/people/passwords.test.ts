import { createHash } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { grant } from "#server/access/access.ts";
import { findSession } from "#server/access/session.ts";
import { log } from "#server/log.ts";
import { checkBreach } from "#server/people/passwords/check-breach.ts";
import { changePassword } from "#server/people/profile/change-password.ts";
import { weighOwnPassword } from "#server/people/profile/weigh-own-password.ts";
import { signInWithPassword } from "#server/people/sign-in/sign-in-with-password.ts";
import { acceptInvitation } from "#server/people/staff/accept-invitation.ts";
import { confirmLink } from "#server/people/staff/confirm-link.ts";
import type { AcceptInvitationInput } from "#server/people/staff/contract.ts";
import { invitePerson } from "#server/people/staff/invite-person.ts";
import { offerReset } from "#server/people/staff/offer-reset.ts";
import { weighPasswordBehindLink } from "#server/people/staff/weigh-password-behind-link.ts";
import { makeAccount } from "#tests/support/accounts.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

const client = { address: "192.0.2.7", agent: "test" };
const stranger = { kind: "anonymous", client } as const;
const leaked = "vier gelekte groene kikkers";
const hashOf = (password: string) => createHash("sha1").update(password).digest("hex").toUpperCase();

/** A range API: knows one password, pads its answers, and counts who asked what. */
const asked: { url: string; padding: string | undefined }[] = [];
const padding = `${"0".repeat(35)}:0`;
const known = (response: ServerResponse) => response.end([padding, `${hashOf(leaked).slice(5)}:12`].join("\r\n"));
let answer: (response: ServerResponse) => unknown = known;
const service = createServer((request, response) => {
  asked.push({ url: request.url ?? "", padding: request.headers["add-padding"]?.toString() });
  answer(response);
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((settle) => service.listen(0, "127.0.0.1", settle));
  const at = service.address();
  address = `http://127.0.0.1:${typeof at === "object" && at ? at.port : 0}/range/`;
  process.env.PASSWORD_BREACH_URL = address;
});
beforeEach(() => {
  asked.length = 0;
  answer = known;
});
afterAll(async () => {
  service.closeAllConnections();
  await new Promise((settle) => service.close(settle));
  await owner.end();
});

async function tokenFor(practice: TestOrganization, { invitationId }: { invitationId: string }): Promise<string> {
  const sanne = await makePerson(practice, ["administrator"]);
  const { link } = await confirmLink(grant(sanne, "person.confirm-link"), { invitationId });
  return link?.split("/").at(-1) ?? "";
}

const accept = (input: AcceptInvitationInput) => acceptInvitation(grant(stranger, "invitation.accept"), input);

/** The three ways to a password: choosing it, and asking about it while it is typed. */
async function threeWays() {
  const practice = await makeOrganization();
  const karin = await makePerson(practice, ["administrator"]);
  const ria = await makeAccount([practice], ["practice-assistant"]);
  const input = { name: "Ilse Postma", email: `${uuidv7()}@voorbeeld.test`, roles: ["practice-assistant" as const] };
  const joining = await tokenFor(practice, await invitePerson(grant(karin, "person.invite"), input));
  const offered = await offerReset(grant(karin, "person.reset-password"), { personId: ria.personId });
  const resetting = await tokenFor(practice, offered);
  const sessionId = await signInWithPassword(grant(stranger, "session.begin"), ria);
  await owner`update session set second_factor_at = now() where session_id = ${sessionId}`;
  const signedIn = await findSession(sessionId, client, new Date());
  if (!signedIn) throw new Error("no session");
  const mine = grant(signedIn.actor, "profile.change");
  const weighBehind = (token: string, name: string) => (password: string) =>
    weighPasswordBehindLink(grant(stranger, "invitation.accept"), { token, name, password });
  const ways: Record<string, Way> = {
    join: {
      choose: (password) => accept({ use: "new-account", token: joining, name: input.name, password }),
      weigh: weighBehind(joining, input.name),
    },
    change: {
      choose: (password) => changePassword(mine, { current: ria.password, password }),
      weigh: (password) => weighOwnPassword(mine, { password }),
    },
    reset: {
      choose: (password) => accept({ use: "password-reset", token: resetting, name: "Ria", password }),
      weigh: weighBehind(resetting, "Ria"),
    },
  };
  return { practice, ways };
}

type Way = { choose: (password: string) => Promise<unknown>; weigh: (password: string) => Promise<string | null> };

it("who joins, resets or changes a password hears in each place that it is easy to guess, or leaked elsewhere", async () => {
  const { practice, ways } = await threeWays();
  for (const [way, { choose }] of Object.entries(ways)) {
    await expect(choose("Wachtwoord2026!"), way).rejects.toThrow("people.password-guessable");
    await expect(choose("abababababababab"), way).rejects.toThrow("people.password-pattern");
    await expect(choose(`${practice.name} 1`), way).rejects.toThrow("people.password-holds-name");
    expect(asked, "what is refused anyway is not asked about").toEqual([]);
    await expect(choose(leaked), way).rejects.toThrow("people.password-breached");
    await choose("een heel lange zin vol bomen");
    asked.length = 0;
  }
});

it("while a password is typed the same rule speaks, keeps and logs nothing, asks nobody elsewhere, and does not answer for ever", async () => {
  const { practice, ways } = await threeWays();
  const lines = (await auditLines(practice.organizationId)).length;
  for (const [way, { weigh }] of Object.entries(ways)) {
    expect(await weigh("Wachtwoord2026!"), way).toBe("people.password-guessable");
    expect(await weigh("abababababababab"), way).toBe("people.password-pattern");
    expect(await weigh(`${practice.name} 1`), way).toBe("people.password-holds-name");
    expect(await weigh(leaked), way).toBeNull();
    for (let asked = 4; asked < 100; asked += 1) await weigh(leaked);
    await expect(weigh(leaked), way).rejects.toThrow("general.too-many");
  }
  expect(asked).toEqual([]);
  expect(await auditLines(practice.organizationId)).toHaveLength(lines);
  for (const { choose } of Object.values(ways)) await choose("een heel lange zin vol bomen");
  await expect(ways.join?.weigh("een andere lange zin"), "the link is used").rejects.toThrow("people.link-over");
});

it("the service sees five characters of a hash and asks for padding, and padding is no breach", async () => {
  expect(await checkBreach(leaked)).toBe(true);
  expect(asked).toEqual([{ url: `/range/${hashOf(leaked).slice(0, 5)}`, padding: "true" }]);
  expect(await checkBreach("een ander wachtwoord")).toBe(false);
  answer = (response) => response.end(`${hashOf(leaked).slice(5)}:0`);
  expect(await checkBreach(leaked)).toBe(false);
});

it("a service that is down, slow, wrong or endless keeps nobody from a password, within seconds", async () => {
  const begin = performance.now();
  const logged = vi.spyOn(log(), "warn");
  answer = (response) => response.writeHead(503).end();
  expect(await checkBreach(leaked)).toBe(false);
  answer = (response) => response.writeHead(302, { location: `${address}elsewhere` }).end();
  expect(await checkBreach(leaked)).toBe(false);
  expect(asked.map(({ url }) => url)).not.toContain("/range/elsewhere");
  answer = (response) => response.end(`${"a".repeat(1_000_000)}\n${hashOf(leaked).slice(5)}:1`);
  expect(await checkBreach(leaked)).toBe(false);
  answer = (response) => response.write(padding);
  expect(await checkBreach(leaked)).toBe(false);
  expect(await checkBreach(leaked, "http://127.0.0.1:1")).toBe(false);
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(logged).toHaveBeenCalledTimes(5);
  const lines = JSON.stringify(logged.mock.calls);
  for (const secret of [leaked, hashOf(leaked).slice(0, 5), "127.0.0.1"]) expect(lines).not.toContain(secret);
});

it("without a service nothing is asked", async () => {
  expect(await checkBreach(leaked, "")).toBe(false);
  expect(asked).toEqual([]);
});
