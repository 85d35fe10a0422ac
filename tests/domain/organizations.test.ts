import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { addOrganization } from "#server/organizations/add-organization.ts";
import { changeOrganization } from "#server/organizations/change-organization.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const taken = { code: "CONFLICT", reason: "organizations.agb-taken" };

it("an AGB code that another practice has is refused, and nothing changes; the own one may stay", async () => {
  await makeOrganization("practice", { agb: "01999971" });
  const mine = await makeOrganization("practice", { name: "Praktijk De Es", agb: "01999972" });
  const change = grant(await makePerson(mine, ["administrator"]), "organization.change");
  const wrong = { name: "Praktijk De Esch", agb: "01999971", city: "" };
  await expect(changeOrganization(change, wrong)).rejects.toMatchObject(taken);
  const stored = async () =>
    (await owner`select name, agb from organization where organization_id = ${mine.organizationId}`)[0];
  expect(await stored()).toEqual({ name: "Praktijk De Es", agb: "01999972" });
  expect(await auditLines(mine.organizationId)).toEqual([]);
  await changeOrganization(change, { ...wrong, agb: "01999972" });
  expect(await stored()).toEqual({ name: "Praktijk De Esch", agb: "01999972" });
});

it("no organization is added under an AGB code that is taken; several may have none", async () => {
  await makeOrganization("practice", { agb: "01999973" });
  const add = (agb: string) =>
    addOrganization(grant(systemActor("organization command", uuidv7()), "organization.add"), {
      ...{ kind: "practice", name: "Praktijk De Berk", agb, city: "" },
    });
  await expect(add("01999973")).rejects.toMatchObject(taken);
  await add("");
  await add("");
  expect(await owner`select agb from organization where name = 'Praktijk De Berk'`).toHaveLength(2);
});
