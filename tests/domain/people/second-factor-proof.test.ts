import { Secret, TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import type { Role } from "#db/terms/people.ts";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { permissions, provedPermissions } from "#server/access/permissions.ts";
import { proved } from "#server/access/proof.ts";
import { findSession } from "#server/access/session.ts";
import { appRouter, createCaller } from "#server/api/root.ts";
import { beginContext } from "#server/api/trpc.ts";
import { confirmSecondFactor } from "#server/people/second-factor/confirm-second-factor.ts";
import { proveAgain } from "#server/people/second-factor/prove-again.ts";
import { unlockSession } from "#server/people/sessions/unlock-session.ts";
import { signInWithPassword } from "#server/people/sign-in/sign-in-with-password.ts";
import { makeAccount } from "#tests/support/accounts.ts";
import { member } from "#tests/support/member.ts";
import { auditLines, makeOrganization, owner } from "#tests/support/world.ts";

const client = { address: "192.0.2.7", agent: "test" };
const stranger = { kind: "anonymous", client } as const;

async function actorOf(sessionId: string): Promise<PersonActor> {
  const found = await findSession(sessionId, client, new Date());
  if (!found) throw new Error("no session");
  return found.actor;
}

/** Somebody whose screen has been open for a while: at work, but the last proof is six minutes old. */
async function longAtWork(kind: "practice" | "alliance" = "practice") {
  const practice = await makeOrganization(kind);
  const roles: Role[] = kind === "practice" ? ["administrator", "privacy-officer"] : ["alliance-staff"];
  const account = await makeAccount([practice], roles);
  const { email, password } = account;
  const sessionId = await signInWithPassword(grant(stranger, "session.begin"), { email, password });
  await owner`update session set second_factor_at = now(), proved_at = now() - interval '6 minutes' where session_id = ${sessionId}`;
  return { practice, account, sessionId };
}

async function callerOf(sessionId: string) {
  return createCaller(beginContext(client, await findSession(sessionId, client, new Date())));
}

describe("what gives or takes access", () => {
  it("is refused at a screen that was left open, whichever procedure asks, and nothing is written", async () => {
    const [office, alliance] = [await longAtWork(), await longAtWork("alliance")];
    const guarded = Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) => {
      const asked = member(member(member(procedure, "_def"), "meta"), "permission");
      const permission = provedPermissions.find((one) => one === asked);
      return permission ? [{ path, permission }] : [];
    });
    expect(guarded.length).toBeGreaterThanOrEqual(provedPermissions.length);
    const lines = () => Promise.all([office, alliance].map(({ practice }) => auditLines(practice.organizationId)));
    const before = await lines();
    for (const { path, permission } of guarded) {
      const [noun = "", verb = ""] = path.split(".");
      const { sessionId } = String(permissions[permission]).includes("alliance-staff") ? alliance : office;
      const call = member(member(await callerOf(sessionId), noun), verb);
      if (typeof call !== "function") throw new Error(`${path} is no procedure`);
      await expect(Promise.resolve(call({})), path).rejects.toThrow("session.prove-again");
    }
    expect(await lines()).toEqual(before);
  });

  it("does not compile without a proof, and is open to the command on the server", () => {
    const command = systemActor("organization command");
    expect(grant(command, "person.change-roles").permission).toBe("person.change-roles");
    const someone: PersonActor = { ...person, provedAt: new Date() };
    // @ts-expect-error: an actor who did not prove anything, whatever the moment in it.
    expect(grant(someone, "person.change-roles").permission).toBe("person.change-roles");
    expect(grant(proved(someone, new Date()), "person.change-roles").permission).toBe("person.change-roles");
  });

  it.each(["password", "code"] as const)("is possible after the %s, for five minutes", async (kind) => {
    const { account, sessionId } = await longAtWork();
    const prove = async (secret: string) => proveAgain(grant(await actorOf(sessionId), "session.prove"), { secret });
    await expect(prove("niet het goede")).rejects.toThrow("session.proof-refused");
    await expect(prove("000000")).rejects.toThrow("session.proof-refused");
    await expect((await callerOf(sessionId)).people.renewRecoveryCodes()).rejects.toThrow("session.prove-again");
    await prove(kind === "password" ? account.password : account.code());
    expect(await (await callerOf(sessionId)).people.renewRecoveryCodes()).toHaveLength(10);
    await owner`update session set proved_at = now() - interval '6 minutes' where session_id = ${sessionId}`;
    await expect((await callerOf(sessionId)).people.renewRecoveryCodes()).rejects.toThrow("session.prove-again");
  });

  it("is possible right after unlocking, which is a proof too", async () => {
    const { account, sessionId } = await longAtWork();
    await unlockSession(grant(await actorOf(sessionId), "session.unlock"), { password: account.password });
    await (await callerOf(sessionId)).people.renewRecoveryCodes();
  });

  it("is not opened by guessing: after five tries the sixth is not checked", async () => {
    const { account, sessionId } = await longAtWork();
    const prove = async (secret: string) => proveAgain(grant(await actorOf(sessionId), "session.prove"), { secret });
    for (let count = 0; count < 5; count += 1) await expect(prove("gok")).rejects.toThrow("session.proof-refused");
    await expect(prove(account.password)).rejects.toThrow("general.too-many");
  });
});

describe("replacing the second factor", () => {
  it("takes a recent proof, ends every other session, and voids the codes of the old one", async () => {
    const { practice, account, sessionId } = await longAtWork();
    const { email, password } = account;
    const other = await signInWithPassword(grant(stranger, "session.begin"), { email, password });
    await expect((await callerOf(sessionId)).people.offerSecondFactor()).rejects.toThrow("session.prove-again");
    await proveAgain(grant(await actorOf(sessionId), "session.prove"), { secret: password });
    await (await callerOf(sessionId)).people.renewRecoveryCodes();
    const { sealed, typed } = await (await callerOf(sessionId)).people.offerSecondFactor();
    const code = new TOTP({ secret: Secret.fromBase32(typed) }).generate();
    const confirm = async () => confirmSecondFactor(grant(await actorOf(sessionId), "session.begin"), { code, sealed });
    await owner`update session set proved_at = now() - interval '6 minutes' where session_id = ${sessionId}`;
    await expect(confirm()).rejects.toThrow("session.prove-again");
    await owner`update session set proved_at = now() where session_id = ${sessionId}`;
    await confirm();
    expect(await findSession(other, client, new Date())).toBeNull();
    expect(await owner`select code_hash from recovery_code where person_id = ${account.personId}`).toEqual([]);
    const lines = (await auditLines(practice.organizationId)).filter(
      (line) => line.event === "person.second-factor-set",
    );
    expect(lines).toMatchObject([{ detail: { replaced: true, sessionsEnded: 1 } }]);
  });
});

const person: PersonActor = {
  kind: "person",
  personId: "018f0000-0000-7000-8000-0000000000aa",
  name: "Persoon",
  sessionId: "018f0000-0000-7000-8000-0000000000aa",
  organizationId: "018f0000-0000-7000-8000-0000000000aa",
  organizationKind: "practice",
  roles: ["administrator"],
  hasSecondFactor: true,
  provedAt: null,
  client,
};
