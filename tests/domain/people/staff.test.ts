import { describe, expect, it } from "vitest";
import type { Role } from "#db/terms/people.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { systemActor } from "#server/access/actor.ts";
import { proved } from "#server/access/proof.ts";
import { findSession } from "#server/access/session.ts";
import { changePassword } from "#server/people/profile/change-password.ts";
import { renewRecoveryCodes } from "#server/people/second-factor/renew-recovery-codes.ts";
import { showSecondFactor } from "#server/people/second-factor/show-second-factor.ts";
import { listSessions } from "#server/people/sessions/list-sessions.ts";
import { lockSession } from "#server/people/sessions/lock-session.ts";
import { revokeSession } from "#server/people/sessions/revoke-session.ts";
import { switchOrganization } from "#server/people/sessions/switch-organization.ts";
import { touchOwnSession } from "#server/people/sessions/touch-session.ts";
import { unlockSession } from "#server/people/sessions/unlock-session.ts";
import { signInWithPassword } from "#server/people/sign-in/sign-in-with-password.ts";
import { acceptInvitation } from "#server/people/staff/accept-invitation.ts";
import { changeRoles } from "#server/people/staff/change-roles.ts";
import { confirmLink } from "#server/people/staff/confirm-link.ts";
import type { AcceptInvitationInput } from "#server/people/staff/contract.ts";
import { forgetEnded } from "#server/people/staff/forget-ended.ts";
import { invitePerson } from "#server/people/staff/invite-person.ts";
import { listPeople } from "#server/people/staff/list-people.ts";
import { offerReset } from "#server/people/staff/offer-reset.ts";
import { readInvitation } from "#server/people/staff/read-invitation.ts";
import { removePerson } from "#server/people/staff/remove-person.ts";
import { withdrawInvitation } from "#server/people/staff/withdraw-invitation.ts";
import { makeAccount, testPassword } from "#tests/support/accounts.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

const client = { address: "192.0.2.7", agent: "test" };
const stranger = { kind: "anonymous", client } as const;
const newPassword = "een heel lange zin vol bomen";
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const stateOf = async (sessionId: string, now = new Date()) =>
  (await findSession(sessionId, client, now))?.state ?? "none";

/** The secret of a link, which a second administrator of this practice confirms. */
async function tokenOf(practice: TestOrganization, { invitationId }: { invitationId: string }): Promise<string> {
  const sanne = await makePerson(practice, ["administrator"]);
  const { link } = await confirmLink(grant(sanne, "person.confirm-link"), { invitationId });
  return link?.split("/").at(-1) ?? "";
}

function accept(input: AcceptInvitationInput, actor: PersonActor | typeof stranger = stranger) {
  return acceptInvitation(grant(actor, "invitation.accept"), input);
}

async function invited(practice: TestOrganization, email: string, roles: Role[] = ["practice-assistant"]) {
  const karin = await makePerson(practice, ["administrator"]);
  const handed = await invitePerson(grant(karin, "person.invite"), { name: "Ria Hendriks", email, roles });
  return { karin, token: await tokenOf(practice, handed) };
}

function signIn(email: string, password = testPassword) {
  return signInWithPassword(grant(stranger, "session.begin"), { email, password });
}

async function actorOf(sessionId: string): Promise<PersonActor> {
  const found = await findSession(sessionId, client, new Date());
  if (!found) throw new Error("no session");
  return found.actor;
}

describe("an invitation", () => {
  it("lets somebody in who then signs in with the chosen password", async () => {
    const practice = await makeOrganization();
    const { token } = await invited(practice, "ria1@voorbeeld.test");
    const open = await readInvitation(grant(stranger, "invitation.read"), { token });
    expect(open).toMatchObject({ use: "new-account", organizationName: practice.name, roles: ["practice-assistant"] });
    await accept({ use: "new-account", token, name: "Ria H.", password: newPassword, locale: "en" });
    expect(await owner`select locale from person where email = 'ria1@voorbeeld.test'`).toEqual([{ locale: "en" }]);
    const ria = await actorOf(await signIn("ria1@voorbeeld.test", newPassword));
    expect(ria).toMatchObject({ name: "Ria H.", roles: ["practice-assistant"], hasSecondFactor: false });
    const events = (await auditLines(practice.organizationId)).map((line) => line.event);
    expect(events).toEqual(["person.invited", "person.link-confirmed", "person.joined", "person.signed-in"]);
  });

  it("works once, also when it is used twice at the same moment", async () => {
    const { token } = await invited(await makeOrganization(), "ria2@voorbeeld.test");
    const use = () => accept({ use: "new-account", token, name: "Ria", password: newPassword });
    const outcomes = await Promise.allSettled([use(), use(), use()]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    await expect(use()).rejects.toThrow("people.link-over");
    expect(await owner`select * from person where email = 'ria2@voorbeeld.test'`).toHaveLength(1);
  });

  it("expires after 72 hours, with a newer one, and when it is withdrawn", async () => {
    const practice = await makeOrganization();
    const { token, karin } = await invited(practice, "ria3@voorbeeld.test");
    const again = await invited(practice, "ria3@voorbeeld.test");
    await expect(readInvitation(grant(stranger, "invitation.read"), { token })).rejects.toThrow("people.link-over");
    await owner`update invitation set expires_at = now() - interval '1 second' where organization_id = ${practice.organizationId}`;
    const late = { use: "new-account", token: again.token, name: "Ria", password: newPassword } as const;
    await expect(accept(late)).rejects.toThrow("people.link-over");
    const third = await invited(practice, "ria3b@voorbeeld.test");
    const [row] = await owner`select invitation_id from invitation where email = 'ria3b@voorbeeld.test'`;
    await withdrawInvitation(grant(karin, "invitation.withdraw"), { invitationId: row?.invitation_id });
    await expect(accept({ ...late, token: third.token })).rejects.toThrow("people.link-over");
  });

  it("asks somebody who has an account for their own password, and makes no second account", async () => {
    const [first, second] = [await makeOrganization(), await makeOrganization()];
    const job = await makeAccount([first], ["general-practitioner"]);
    const { token } = await invited(second, job.email, ["general-practitioner"]);
    await expect(accept({ use: "new-account", token, name: "Job", password: newPassword })).rejects.toThrow(
      "link-over",
    );
    await expect(accept({ use: "known-account", token, name: "Job", password: "fout" })).rejects.toThrow("refused");
    await accept({ use: "known-account", token, name: "Job", password: job.password });
    const places = await owner`select organization_id from membership where person_id = ${job.personId}`;
    expect(places).toHaveLength(2);
  });

  it("gives no role that this kind of organization does not have", async () => {
    const karin = await makePerson(await makeOrganization("practice"), ["administrator"]);
    const invite = (roles: Role[]) =>
      invitePerson(grant(karin, "person.invite"), { name: "Ria", email: "ria4@voorbeeld.test", roles });
    await expect(invite(["alliance-staff"])).rejects.toThrow("people.role-not-here");
    await expect(invite(["practice-assistant", "pharmacist"])).rejects.toThrow("people.role-not-here");
  });

  it("refuses a password that leans on the name of the person", async () => {
    const { token } = await invited(await makeOrganization(), "ria5@voorbeeld.test");
    const withName = { use: "new-account", token, name: "Ria Hendriks", password: "hendriks hendriks 12" } as const;
    await expect(accept(withName)).rejects.toThrow("people.password-holds-name");
    await accept({ ...withName, password: newPassword });
  });
});

describe("a reset", () => {
  it("of the password works once, keeps the old one until then, and signs out everywhere", async () => {
    const practice = await makeOrganization();
    const karin = await makePerson(practice, ["administrator"]);
    const ria = await makeAccount([practice], ["practice-assistant"]);
    const session = await signIn(ria.email);
    const handed = await offerReset(grant(karin, "person.reset-password"), { personId: ria.personId });
    expect(await stateOf(session)).toBe("halfway");
    const use = {
      use: "password-reset",
      token: await tokenOf(practice, handed),
      name: "Ria",
      password: newPassword,
    } as const;
    await accept(use);
    expect(await stateOf(session)).toBe("none");
    await expect(signIn(ria.email)).rejects.toThrow("session.refused");
    await signIn(ria.email, newPassword);
    await expect(accept(use)).rejects.toThrow("people.link-over");
  });

  it("of the second factor asks for the password, and makes room for a new one", async () => {
    const practice = await makeOrganization();
    const karin = await makePerson(practice, ["administrator"]);
    const ria = await makeAccount([practice], ["practice-assistant"]);
    const handed = await offerReset(grant(karin, "person.reset-second-factor"), { personId: ria.personId });
    const use = {
      use: "second-factor-reset",
      token: await tokenOf(practice, handed),
      name: "Ria",
      password: "fout",
    } as const;
    await expect(accept(use)).rejects.toThrow("session.password-refused");
    await accept({ ...use, password: ria.password });
    expect(await owner`select totp_secret, totp_confirmed_at from person where person_id = ${ria.personId}`).toEqual([
      { totp_secret: null, totp_confirmed_at: null },
    ]);
  });

  it("shows an administrator no link for somebody who also works elsewhere", async () => {
    const [here, elsewhere] = [await makeOrganization(), await makeOrganization()];
    const karin = await makePerson(here, ["administrator"]);
    const job = await makeAccount([here, elsewhere], ["general-practitioner"]);
    const ask = offerReset(grant(karin, "person.reset-password"), { personId: job.personId });
    await expect(ask).rejects.toThrow("people.works-elsewhere");
  });

  it("is not possible for somebody of another organization", async () => {
    const karin = await makePerson(await makeOrganization(), ["administrator"]);
    const other = await makePerson(await makeOrganization(), ["practice-assistant"]);
    const reset = grant(karin, "person.reset-password");
    await expect(offerReset(reset, { personId: other.personId })).rejects.toThrow(/NOT_FOUND|works-elsewhere/);
    await expect(removePerson(grant(karin, "person.remove"), { personId: other.personId })).rejects.toThrow(
      "NOT_FOUND",
    );
    const roles: Role[] = ["administrator"];
    const change = changeRoles(grant(karin, "person.change-roles"), { personId: other.personId, roles });
    await expect(change).rejects.toThrow("NOT_FOUND");
    const revoke = revokeSession(grant(karin, "session.revoke"), { sessionId: other.sessionId });
    await expect(revoke).rejects.toThrow("NOT_FOUND");
    expect(await stateOf(other.sessionId)).toBe("active");
  });
});

describe("an administrator", () => {
  it("who is the last one cannot lose the role or the membership", async () => {
    const karin = await makePerson(await makeOrganization(), ["administrator", "practice-manager"]);
    const own = { personId: karin.personId };
    await expect(
      changeRoles(grant(karin, "person.change-roles"), { ...own, roles: ["practice-manager"] }),
    ).rejects.toThrow("people.last-administrator");
    await expect(removePerson(grant(karin, "person.remove"), own)).rejects.toThrow("people.last-administrator");
  });

  it("of two who remove each other at the same moment, one stays", async () => {
    const practice = await makeOrganization();
    const [karin, sanne] = [
      await makePerson(practice, ["administrator"]),
      await makePerson(practice, ["administrator"]),
    ];
    const outcomes = await Promise.allSettled([
      removePerson(grant(karin, "person.remove"), { personId: sanne.personId }),
      removePerson(grant(sanne, "person.remove"), { personId: karin.personId }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("sees who is signed in where, and ends a session from the next request on", async () => {
    const practice = await makeOrganization();
    const karin = await makePerson(practice, ["administrator"]);
    const ria = await makePerson(practice, ["practice-assistant"], { name: "Ria" });
    const sessions = await listSessions(grant(karin, "session.list"));
    expect(sessions.map((session) => session.sessionId).toSorted()).toEqual(
      [karin.sessionId, ria.sessionId].toSorted(),
    );
    await revokeSession(grant(karin, "session.revoke"), { sessionId: ria.sessionId });
    expect(await stateOf(ria.sessionId)).toBe("none");
    const people = await listPeople(grant(karin, "person.list"));
    expect(people.find((person) => person.name === "Ria")).toMatchObject({ sessionCount: 0 });
  });

  it("takes a role away from the next request on", async () => {
    const practice = await makeOrganization();
    const karin = await makePerson(practice, ["administrator"]);
    const ria = await makePerson(practice, ["practice-assistant"]);
    const roles: Role[] = ["practice-manager"];
    await changeRoles(grant(karin, "person.change-roles"), { personId: ria.personId, roles });
    expect((await actorOf(ria.sessionId)).roles).toEqual(roles);
  });

  it("who removes somebody ends their sessions here, and leaves those elsewhere alone", async () => {
    const [here, elsewhere] = [await makeOrganization(), await makeOrganization()];
    const karin = await makePerson(here, ["administrator"]);
    const job = await makeAccount([here, elsewhere], ["general-practitioner"]);
    const [one, two] = [await signIn(job.email), await signIn(job.email)];
    await owner`update session set organization_id = ${elsewhere.organizationId} where session_id = ${two}`;
    await removePerson(grant(karin, "person.remove"), { personId: job.personId });
    expect([await stateOf(one), await stateOf(two)]).toEqual(["none", "halfway"]);
  });
});

describe("a session", () => {
  it("locks after fifteen minutes without input, and a heartbeat does not unlock it", async () => {
    const ria = await makePerson(await makeOrganization(), ["practice-assistant"]);
    expect(await stateOf(ria.sessionId, at(14))).toBe("active");
    expect(await stateOf(ria.sessionId, at(16))).toBe("locked");
    await owner`update session set last_active_at = now() - interval '16 minutes' where session_id = ${ria.sessionId}`;
    await touchOwnSession(grant(ria, "session.touch"));
    expect(await stateOf(ria.sessionId)).toBe("locked");
  });

  it("stays open while somebody works, and ends after twelve hours whatever happens", async () => {
    const ria = await makeAccount([await makeOrganization()], ["practice-assistant"]);
    const sessionId = await signIn(ria.email);
    await owner`update session set last_active_at = now() - interval '14 minutes', second_factor_at = now() where session_id = ${sessionId}`;
    await touchOwnSession(grant(await actorOf(sessionId), "session.touch"));
    expect(await stateOf(sessionId, at(14))).toBe("active");
    await owner`update session set last_active_at = now() + interval '12 hours' where session_id = ${sessionId}`;
    expect(await stateOf(sessionId, at(12 * 60 - 1))).toBe("active");
    expect(await stateOf(sessionId, at(12 * 60 + 1))).toBe("none");
  });

  it("that was locked by hand is unlocked only with the password", async () => {
    const ria = await makeAccount([await makeOrganization()], ["practice-assistant"]);
    const sessionId = await signIn(ria.email);
    await owner`update session set second_factor_at = now() where session_id = ${sessionId}`;
    const actor = await actorOf(sessionId);
    await lockSession(grant(actor, "session.lock"));
    expect(await stateOf(sessionId)).toBe("locked");
    const unlock = (password: string) => unlockSession(grant(actor, "session.unlock"), { password });
    await expect(unlock("")).rejects.toThrow("session.password-refused");
    await unlock(ria.password);
    expect(await stateOf(sessionId)).toBe("active");
  });

  it("without its second factor gives no extra guesses to somebody who knows the password", async () => {
    const ria = await makeAccount([await makeOrganization()], ["practice-assistant"]);
    const actor = await actorOf(await signIn(ria.email));
    const guess = () => showSecondFactor(grant(actor, "session.begin"), { code: "000000" });
    for (let count = 0; count < 4; count += 1) await expect(guess()).rejects.toThrow("session.code-refused");
    await unlockSession(grant(actor, "session.unlock"), { password: ria.password });
    await expect(guess()).rejects.toThrow("session.code-refused");
    await expect(guess()).rejects.toThrow("general.too-many");
  });

  it("switches to another organization where the person works, and to no other", async () => {
    const [here, there, foreign] = [await makeOrganization(), await makeOrganization(), await makeOrganization()];
    const job = await makeAccount([here, there], ["general-practitioner"]);
    const sessionId = await signIn(job.email);
    await owner`update session set second_factor_at = now() where session_id = ${sessionId}`;
    const access = grant(await actorOf(sessionId), "organization.switch");
    await switchOrganization(access, { organizationId: there.organizationId });
    expect((await actorOf(sessionId)).organizationId).toBe(there.organizationId);
    await expect(switchOrganization(access, { organizationId: foreign.organizationId })).rejects.toThrow("NOT_FOUND");
  });

  it("ends everywhere else when the password changes", async () => {
    const ria = await makeAccount([await makeOrganization()], ["practice-assistant"]);
    const [here, elsewhere] = [await signIn(ria.email), await signIn(ria.email)];
    await owner`update session set second_factor_at = now() where session_id = ${here}`;
    const access = grant(await actorOf(here), "profile.change");
    await expect(changePassword(access, { current: "fout", password: newPassword })).rejects.toThrow("refused");
    await changePassword(access, { current: ria.password, password: newPassword });
    expect([await stateOf(here), await stateOf(elsewhere)]).toEqual(["active", "none"]);
  });
});

describe("a recovery code", () => {
  it("works once, also when it is sent twice at the same moment, however it is typed", async () => {
    const ria = await makeAccount([await makeOrganization()], ["practice-assistant"]);
    const first = await signIn(ria.email);
    await owner`update session set second_factor_at = now() where session_id = ${first}`;
    const codes = await renewRecoveryCodes(
      grant(proved(await actorOf(first), new Date()), "profile.change-credentials"),
    );
    expect(new Set(codes).size).toBe(10);
    const half = await Promise.all([signIn(ria.email), signIn(ria.email)]);
    const code = (codes[0] ?? "").toUpperCase().replace("-", " ");
    const outcomes = await Promise.allSettled(
      half.map(async (sessionId) => showSecondFactor(grant(await actorOf(sessionId), "session.begin"), { code })),
    );
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const kept = await owner`select code_hash from recovery_code where person_id = ${ria.personId}`;
    expect(JSON.stringify(kept)).not.toContain(codes[0]);
  });

  it("of somebody else opens nothing", async () => {
    const practice = await makeOrganization();
    const [ria, job] = [
      await makeAccount([practice], ["practice-assistant"]),
      await makeAccount([practice], ["general-practitioner"]),
    ];
    const session = await signIn(job.email);
    await owner`update session set second_factor_at = now() where session_id = ${session}`;
    const [code = ""] = await renewRecoveryCodes(
      grant(proved(await actorOf(session), new Date()), "profile.change-credentials"),
    );
    const access = grant(await actorOf(await signIn(ria.email)), "session.begin");
    await expect(showSecondFactor(access, { code })).rejects.toThrow("session.code-refused");
  });
});

describe("what has expired", () => {
  it("is deleted after ninety days, for each organization, and what is still in use stays", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const long = new Date(Date.now() - 91 * 86_400_000);
    const people = [await makePerson(mine, ["administrator"]), await makePerson(theirs, ["administrator"])];
    const old = [await makePerson(mine, ["practice-nurse"]), await makePerson(theirs, ["practice-nurse"])];
    await owner`update session set ended_at = ${long}, end_reason = 'signed-out' where session_id = any(${old.map((one) => one.sessionId)}::uuid[])`;
    const links = [long, new Date()].map((accepted_at, at) => ({
      organization_id: mine.organizationId,
      invitation_id: crypto.randomUUID(),
      kind: "join",
      email: `link-${at}@voorbeeld.test`,
      name: "Link",
      roles: ["practice-nurse"],
      token_hash: `forgotten-${at}`,
      invited_by: people[0]?.personId ?? "",
      expires_at: new Date(Date.now() + 86_400_000),
      accepted_at,
    }));
    for (const link of links) await owner`insert into invitation ${owner(link)}`;
    await forgetEnded(grant(systemActor("worker"), "person.forget"));
    const kept = await owner<{ session_id: string }[]>`
      select session_id from session where organization_id in (${mine.organizationId}, ${theirs.organizationId})`;
    expect(new Set(kept.map((row) => row.session_id))).toEqual(new Set(people.map((one) => one.sessionId)));
    expect(await owner`select token_hash from invitation where organization_id = ${mine.organizationId}`).toEqual([
      { token_hash: "forgotten-1" },
    ]);
    expect((await auditLines(mine.organizationId)).map((line) => [line.event, line.detail])).toEqual([
      ["person.forgotten", { sessions: 1, links: 1 }],
    ]);
  });
});
