import { describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { acceptInvitation } from "#server/people/staff/accept-invitation.ts";
import { changeRoles } from "#server/people/staff/change-roles.ts";
import { confirmLink } from "#server/people/staff/confirm-link.ts";
import { invitePerson } from "#server/people/staff/invite-person.ts";
import { listInvitations } from "#server/people/staff/list-invitations.ts";
import { listLinkNotices } from "#server/people/staff/list-link-notices.ts";
import { offerReset } from "#server/people/staff/offer-reset.ts";
import { seeLinkNotices } from "#server/people/staff/see-link-notices.ts";
import { withdrawInvitation } from "#server/people/staff/withdraw-invitation.ts";
import { makeAccount } from "#tests/support/accounts.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const stranger = { kind: "anonymous", client: { address: "192.0.2.7", agent: "test" } } as const;

async function practiceOfTwo() {
  const practice = await makeOrganization();
  const karin = await makePerson(practice, ["administrator"], { name: "Karin Mulder" });
  const sanne = await makePerson(practice, ["administrator"]);
  const ria = await makeAccount([practice], ["practice-assistant"]);
  return { practice, karin, sanne, ria };
}

describe("without a mail server, a link with which somebody acts in another's name", () => {
  it("is not shown to the administrator who makes it, but to the second one who confirms it", async () => {
    const { practice, karin, sanne, ria } = await practiceOfTwo();
    const { link, invitationId } = await offerReset(grant(karin, "person.reset-password"), { personId: ria.personId });
    expect(link).toBeNull();
    const [stored] = await owner`select token_hash from invitation where invitation_id = ${invitationId}`;
    expect(stored?.token_hash).toBeNull();
    await expect(confirmLink(grant(karin, "person.confirm-link"), { invitationId })).rejects.toThrow(
      "people.confirmed-by-another",
    );
    const confirmed = await confirmLink(grant(sanne, "person.confirm-link"), { invitationId });
    expect(confirmed.link).toMatch(/invitation/);
    await expect(confirmLink(grant(sanne, "person.confirm-link"), { invitationId })).rejects.toThrow("NOT_FOUND");
    expect(await auditLines(practice.organizationId)).toMatchObject([
      { event: "person.reset-offered", actor_id: karin.personId, detail: { awaitsConfirmation: true } },
      { event: "person.link-confirmed", actor_id: sanne.personId, detail: { madeBy: karin.personId } },
    ]);
  });

  it("is not confirmed by the administrator whom it is for, nor by one of another practice", async () => {
    const { karin, sanne } = await practiceOfTwo();
    const { invitationId } = await offerReset(grant(karin, "person.reset-password"), { personId: sanne.personId });
    await expect(confirmLink(grant(sanne, "person.confirm-link"), { invitationId })).rejects.toThrow(
      "people.confirmed-by-another",
    );
    const foreign = await makePerson(await makeOrganization(), ["administrator"]);
    await expect(confirmLink(grant(foreign, "person.confirm-link"), { invitationId })).rejects.toThrow("NOT_FOUND");
  });

  it("is visible to the privacy officer, with who made it, and not for them to confirm", async () => {
    const { practice, karin, sanne } = await practiceOfTwo();
    const hester = await makePerson(practice, ["privacy-officer"]);
    const person = { name: "Ilse Postma", email: `${hester.personId}.x@voorbeeld.test` };
    await invitePerson(grant(karin, "person.invite"), { ...person, roles: ["practice-nurse"] });
    const seenBy = async (actor: typeof karin) => (await listInvitations(grant(actor, "invitation.list")))[0];
    const open = { madeBy: "Karin Mulder", awaitsConfirmation: true };
    expect(await seenBy(hester)).toMatchObject({ ...open, isConfirmable: false });
    expect(await seenBy(karin)).toMatchObject({ ...open, isConfirmable: false });
    expect(await seenBy(sanne)).toMatchObject({ ...open, isConfirmable: true });
  });

  it("is not confirmed by somebody who was only just invited, or who first signs in after it was made", async () => {
    const { practice, karin, ria } = await practiceOfTwo();
    const [own, idle] = [await makePerson(practice, ["administrator"]), await makePerson(practice, ["administrator"])];
    await owner`update membership set created_at = now() - interval '6 days' where person_id = ${own.personId}`;
    await owner`update session set second_factor_at = now() + interval '1 hour' where person_id = ${idle.personId}`;
    const { invitationId } = await offerReset(grant(karin, "person.reset-password"), { personId: ria.personId });
    for (const person of [own, idle]) {
      const confirm = confirmLink(grant(person, "person.confirm-link"), { invitationId });
      await expect(confirm).rejects.toThrow("people.confirmed-by-another");
      expect((await listInvitations(grant(person, "invitation.list")))[0]?.isConfirmable).toBe(false);
    }
  });

  it("is told inside Balie to whom it is for and to the privacy officer, and again once somebody was shown it", async () => {
    const { practice, karin, sanne } = await practiceOfTwo();
    const hester = await makePerson(practice, ["privacy-officer"]);
    const ria = await makePerson(practice, ["practice-assistant"], { name: "Ria" });
    const told = (actor: typeof karin) => listLinkNotices(grant(actor, "profile.read"));
    const { invitationId } = await offerReset(grant(karin, "person.reset-password"), { personId: ria.personId });
    const notice = { invitationId, kind: "password-reset", name: "Ria", madeBy: "Karin Mulder", confirmedBy: null };
    expect(await told(ria)).toMatchObject([{ ...notice, isForReader: true }]);
    expect(await told(hester)).toMatchObject([{ ...notice, isForReader: false }]);
    expect([await told(karin), await told(sanne)]).toEqual([[], []]);
    const see = (actor: typeof karin) =>
      seeLinkNotices(grant(actor, "profile.change"), { invitationIds: [invitationId] });
    await see(ria);
    expect([await told(ria), (await told(hester)).length]).toEqual([[], 1]);
    await see(karin);
    await see(hester);
    expect(await told(hester)).toEqual([]);
    await confirmLink(grant(sanne, "person.confirm-link"), { invitationId });
    for (const actor of [ria, hester]) expect(await told(actor)).toMatchObject([{ confirmedBy: sanne.name }]);
    expect((await auditLines(practice.organizationId)).map(({ event }) => event)).toContain("person.notice-seen");
  });

  it("is not seen for the other privacy officers by the one who made it, nor by the one who confirmed it", async () => {
    const { practice, karin, ria } = await practiceOfTwo();
    const hester = await makePerson(practice, ["privacy-officer"]);
    const both = () => makePerson(practice, ["administrator", "privacy-officer"]);
    const [maker, confirmer] = [await both(), await both()];
    const told = (actor: typeof karin) => listLinkNotices(grant(actor, "profile.read"));
    const see = (actor: typeof karin, invitationId: string) =>
      seeLinkNotices(grant(actor, "profile.change"), { invitationIds: [invitationId] });
    const { invitationId } = await offerReset(grant(maker, "person.reset-password"), { personId: ria.personId });
    await see(maker, invitationId);
    expect([await told(maker), (await told(hester)).length]).toEqual([[], 1]);
    await confirmLink(grant(confirmer, "person.confirm-link"), { invitationId });
    await see(confirmer, invitationId);
    expect([await told(confirmer), (await told(hester)).length]).toEqual([[], 1]);
    await see(hester, invitationId);
    expect(await told(hester)).toEqual([]);
  });

  it("is told to the privacy officer for an invitation too, and no more once it was withdrawn", async () => {
    const { practice, karin } = await practiceOfTwo();
    const hester = await makePerson(practice, ["privacy-officer"]);
    const email = `${hester.personId}.y@voorbeeld.test`;
    const invite = grant(karin, "person.invite");
    const { invitationId } = await invitePerson(invite, { name: "Ilse Postma", email, roles: ["administrator"] });
    const told = () => listLinkNotices(grant(hester, "profile.read"));
    expect(await told()).toMatchObject([{ invitationId, kind: "invitation", name: "Ilse Postma" }]);
    await withdrawInvitation(grant(karin, "invitation.withdraw"), { invitationId });
    expect(await told()).toEqual([]);
  });

  it("opens nothing any more once the person works elsewhere too", async () => {
    const { karin, sanne, ria } = await practiceOfTwo();
    const { invitationId } = await offerReset(grant(karin, "person.reset-password"), { personId: ria.personId });
    const { link } = await confirmLink(grant(sanne, "person.confirm-link"), { invitationId });
    const late = await offerReset(grant(karin, "person.reset-second-factor"), { personId: ria.personId });
    const elsewhere = await makeOrganization();
    await owner`insert into membership (organization_id, person_id, roles)
      values (${elsewhere.organizationId}, ${ria.personId}, ${owner.array(["practice-nurse"])})`;
    const use = { use: "password-reset", name: "Ria", password: "een heel lange zin vol bomen" } as const;
    const accept = acceptInvitation(grant(stranger, "invitation.accept"), {
      ...use,
      token: link?.split("/").at(-1) ?? "",
    });
    await expect(accept).rejects.toThrow("people.link-over");
    const confirm = confirmLink(grant(sanne, "person.confirm-link"), { invitationId: late.invitationId });
    await expect(confirm).rejects.toThrow("people.works-elsewhere");
  });

  it("is given at once to the command on the server, for a practice of one person", async () => {
    const { practice, ria } = await practiceOfTwo();
    const command = systemActor("organization command", practice.organizationId);
    const handed = await offerReset(grant(command, "person.reset-password"), { personId: ria.personId });
    expect(handed.link).toMatch(/invitation/);
  });
});

describe("a role", () => {
  it("is never given to oneself, not even as privacy officer, and is given by somebody else", async () => {
    const { practice, karin, sanne } = await practiceOfTwo();
    const own = grant(karin, "person.change-roles");
    for (const role of ["general-practitioner", "privacy-officer"] as const) {
      const roles = ["administrator" as const, role];
      await expect(changeRoles(own, { personId: karin.personId, roles })).rejects.toThrow("people.own-roles");
    }
    await changeRoles(grant(sanne, "person.change-roles"), {
      personId: karin.personId,
      roles: ["administrator", "privacy-officer"],
    });
    await changeRoles(own, { personId: karin.personId, roles: ["privacy-officer"] });
    expect(await auditLines(practice.organizationId)).toMatchObject([
      { actor_id: sanne.personId, detail: { before: ["administrator"], after: ["administrator", "privacy-officer"] } },
      { actor_id: karin.personId, detail: { after: ["privacy-officer"] } },
    ]);
  });

  it("of a practice of one person is given by the command on the server, with a line that the log shows", async () => {
    const { practice, karin } = await practiceOfTwo();
    const command = grant(systemActor("organization command", practice.organizationId), "person.change-roles");
    const roles = ["administrator" as const, "general-practitioner" as const];
    await changeRoles(command, { personId: karin.personId, roles });
    expect(await auditLines(practice.organizationId)).toMatchObject([
      { event: "person.roles-changed", detail: { before: ["administrator"], after: roles } },
    ]);
  });
});
