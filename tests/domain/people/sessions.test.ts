import { describe, expect, it } from "vitest";
import type { Role } from "#db/terms/people.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { changeName } from "#server/people/profile/change-name.ts";
import { expireSessions } from "#server/people/sessions/expire-sessions.ts";
import { switchOrganization } from "#server/people/sessions/switch-organization.ts";
import { changeRoles } from "#server/people/staff/change-roles.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const expire = () => expireSessions(grant(systemActor("worker"), "session.expire"));

async function staff(...roles: Role[]) {
  const practice = await makeOrganization();
  return { practice, person: await makePerson(practice, roles) };
}

describe("who works in two practices and switches", () => {
  it("leaves a line in the one that is left and in the one where they arrive, under the roles they have there", async () => {
    const { practice, person } = await staff("general-practitioner");
    const other = await makeOrganization();
    await owner`insert into membership (organization_id, person_id, roles)
      values (${other.organizationId}, ${person.personId}, ${owner.array(["practice-nurse"])})`;
    await switchOrganization(grant(person, "organization.switch"), { organizationId: other.organizationId });
    const between = { from: practice.organizationId, to: other.organizationId };
    const event = "session.organization-switched";
    expect(await auditLines(practice.organizationId)).toMatchObject([{ event, detail: { ...between, side: "left" } }]);
    expect(await auditLines(other.organizationId)).toMatchObject([{ event, detail: { ...between, side: "arrived" } }]);
    const [line] = await owner`select actor_roles from audit_event where organization_id = ${other.organizationId}`;
    expect(line?.actor_roles).toEqual(["practice-nurse"]);
  });
});

describe("a browser that nobody uses any more", () => {
  it("locks after a quarter of an hour, with one line about whose screen it was", async () => {
    const { practice, person } = await staff("general-practitioner");
    await owner`update session set last_active_at = now() - interval '16 minutes' where session_id = ${person.sessionId}`;
    await expire();
    await expire();
    expect(await auditLines(practice.organizationId)).toMatchObject([
      { event: "person.locked", object_id: person.personId, detail: { by: "idle", sessionId: person.sessionId } },
    ]);
  });

  it("is signed out when the session has run out, with one line", async () => {
    const { practice, person } = await staff("general-practitioner");
    await owner`update session set expires_at = now() - interval '1 minute' where session_id = ${person.sessionId}`;
    await expire();
    await expire();
    expect(await auditLines(practice.organizationId)).toMatchObject([
      { event: "session.expired", object_id: person.sessionId, detail: { personId: person.personId } },
    ]);
    const [row] = await owner`select end_reason from session where session_id = ${person.sessionId}`;
    expect(row?.end_reason).toBe("expired");
  });

  it("stays as it is while somebody works in it", async () => {
    const { practice } = await staff("general-practitioner");
    await expire();
    expect(await auditLines(practice.organizationId)).toEqual([]);
  });
});

describe("the log says what a change was", () => {
  it("of a name: before and after", async () => {
    const practice = await makeOrganization();
    const person = await makePerson(practice, ["general-practitioner"], { name: "Job Terpstra" });
    await changeName(grant(person, "profile.change"), { name: "Job de Vries" });
    expect(await auditLines(practice.organizationId)).toMatchObject([
      { event: "person.profile-changed", detail: { fields: ["name"], before: "Job Terpstra", after: "Job de Vries" } },
    ]);
  });

  it("of roles: before and after", async () => {
    const { practice, person } = await staff("administrator");
    const { personId } = await makePerson(practice, ["practice-assistant"]);
    await changeRoles(grant(person, "person.change-roles"), { personId, roles: ["practice-nurse"] });
    expect(await auditLines(practice.organizationId)).toMatchObject([
      { event: "person.roles-changed", detail: { before: ["practice-assistant"], after: ["practice-nurse"] } },
    ]);
  });
});
