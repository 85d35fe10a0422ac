import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { migrateDatabase } from "#db/migrate.ts";
import { organization } from "#db/schema/organizations.ts";
import { grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { testSecret } from "#tests/support/database.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

it("a write leaves its line in the log, and a failed write leaves nothing", async () => {
  const practice = await makeOrganization();
  const ria = await makePerson(practice, ["administrator"]);
  const access = grant(ria, "organization.change");
  const object = { type: "organization", id: practice.organizationId };
  await change(access, async (tx) => {
    await tx
      .update(organization)
      .set({ city: "Utrecht" })
      .where(eq(organization.organizationId, access.organizationId));
    return { result: null, event: { event: "organization.changed", object } };
  });
  expect(await auditLines(practice.organizationId)).toMatchObject([
    { event: "organization.changed", actor_id: ria.personId },
  ]);
  await expect(
    change(access, async (tx) => {
      await tx
        .update(organization)
        .set({ city: "Zeist" })
        .where(eq(organization.organizationId, access.organizationId));
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  const rows = await look(access, (tx) =>
    tx.select().from(organization).where(eq(organization.organizationId, access.organizationId)),
  );
  expect(rows.map((row) => row.city)).toEqual(["Utrecht"]);
});

it("a person sees only their own organization, without a where clause", async () => {
  const mine = await makeOrganization();
  await makeOrganization();
  const ria = await makePerson(mine, ["practice-assistant"]);
  const rows = await look(
    grant(ria, "organization.read"),
    (_, raw) => raw`/* a test's own */ select organization_id from organization`,
  );
  expect(rows.map((row) => row.organization_id)).toEqual([mine.organizationId]);
});

it("a migration next to running work locks no table of an up-to-date database, and repairs one that is not", async () => {
  const url = process.env.DATABASE_URL ?? "";
  // A reader holds a lock that DDL on the policies would have to wait for.
  await owner.begin(async (tx) => {
    await tx`select from patient`;
    await tx`select from membership`;
    await migrateDatabase(url, testSecret);
  });
  await owner`comment on table drizzle_migration is 'of an older version'`;
  await owner`drop policy own_organization on patient`;
  await migrateDatabase(url, testSecret);
  expect(
    await owner`select from pg_policies where tablename = 'patient' and policyname = 'own_organization'`,
  ).toHaveLength(1);
}, 20_000);
