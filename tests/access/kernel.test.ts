import { expect, it } from "vitest";
import { organization } from "#db/schema/organizations.ts";
import { grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { auditLines, makeOrganization, makePerson } from "#tests/support/world.ts";

it("a write leaves its line in the log, and a failing write leaves nothing", async () => {
  const practice = await makeOrganization();
  const ria = await makePerson(practice, ["administrator"]);
  const access = grant(ria, "organization.change");
  const object = { type: "organization", id: practice.organizationId };
  await change(access, async (tx) => {
    await tx.update(organization).set({ city: "Utrecht" });
    return { result: null, event: { event: "organization.changed", object } };
  });
  expect(await auditLines(practice.organizationId)).toMatchObject([
    { event: "organization.changed", actor_id: ria.personId },
  ]);
  await expect(
    change(access, async (tx) => {
      await tx.update(organization).set({ city: "Zeist" });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  const rows = await look(access, (tx) => tx.select().from(organization));
  expect(rows.map((row) => row.city)).toEqual(["Utrecht"]);
});

it("a person sees the own organization and no other, without a where", async () => {
  const mine = await makeOrganization();
  await makeOrganization();
  const ria = await makePerson(mine, ["practice-assistant"]);
  const rows = await look(grant(ria, "organization.read"), (tx) => tx.select().from(organization));
  expect(rows.map((row) => row.organizationId)).toEqual([mine.organizationId]);
});
