import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import type { Role } from "#db/terms/people.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { addWithAdministrator } from "#server/cli/add-with-administrator.ts";
import { changeOrganization } from "#server/organizations/change-organization.ts";
import type { AddOrganizationInput } from "#server/organizations/contract.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const berk = { kind: "practice", name: "Praktijk De Berk", agb: "", city: "", region: "" } as const;

async function addWith(organization: AddOrganizationInput, roles: Role[] = ["administrator"]) {
  const organizationId = uuidv7();
  const person = { name: "Karin Mulder", email: `${organizationId}@voorbeeld.test`, roles };
  const actor = systemActor("organization command", organizationId);
  return { organizationId, ...(await addWithAdministrator(actor, organization, person)) };
}

const taken = { code: "CONFLICT", reason: "organizations.agb-taken" };

it("an AGB code of another practice is refused and changes nothing; the own one may stay", async () => {
  await makeOrganization("practice", { agb: "01999971" });
  const mine = await makeOrganization("practice", { name: "Praktijk De Es", agb: "01999972" });
  const change = grant(await makePerson(mine, ["administrator"]), "organization.change");
  const wrong = { name: "Praktijk De Esch", agb: "01999971", city: "", region: "" };
  await expect(changeOrganization(change, wrong)).rejects.toMatchObject(taken);
  const stored = async () =>
    (await owner`select name, agb from organization where organization_id = ${mine.organizationId}`)[0];
  expect(await stored()).toEqual({ name: "Praktijk De Es", agb: "01999972" });
  expect(await auditLines(mine.organizationId)).toEqual([]);
  await changeOrganization(change, { ...wrong, agb: "01999972" });
  expect(await stored()).toEqual({ name: "Praktijk De Esch", agb: "01999972" });
});

it("no organization is added with an AGB code that is taken; several may have none", async () => {
  await makeOrganization("practice", { agb: "01999973" });
  const add = (agb: string) => addWith({ ...berk, agb });
  await expect(add("01999973")).rejects.toMatchObject(taken);
  await add("");
  await add("");
  expect(await owner`select agb from organization where name = 'Praktijk De Berk'`).toHaveLength(2);
});

it("an organization comes with its first administrator, and its confirmed code, or not at all", async () => {
  const holder = await makeOrganization("practice", { agb: "01999974" });
  await owner`update organization set agb = null where organization_id = ${holder.organizationId}`;
  const foreign = addWith({ ...berk, name: "Praktijk De Linde", agb: "01999975" }, ["pharmacist"]);
  await expect(foreign).rejects.toMatchObject({ reason: "people.role-not-here" });
  for (const table of ["organization", "connection_confirmation"]) {
    const column = table === "organization" ? "agb" : "designation";
    expect(await owner`select from ${owner(table)} where ${owner(column)} = '01999975'`).toHaveLength(0);
  }
  // The code of who gave it up since.
  const { organizationId, link } = await addWith({ ...berk, name: "Praktijk De Linde", agb: "01999974" });
  expect(link).toMatch(/invitation/);
  const lines = await auditLines(organizationId);
  expect(lines.map(({ event, object_id }) => [event, object_id])).toMatchObject([
    ["organization.added", organizationId],
    ["connection.tie-withdrawn", holder.organizationId],
    ["connection.tie-confirmed", organizationId],
    ["person.invited", expect.any(String)],
  ]);
});
