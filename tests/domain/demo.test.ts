import { beforeAll, expect, it } from "vitest";
import { seedDemo } from "#db/seed/demo.ts";
import { demoPeople } from "#db/seed/demo-people.ts";
import { findSession } from "#server/access/session.ts";
import { chooseDemoPerson } from "#server/api/demo.ts";
import { auditLines, owner } from "#tests/support/world.ts";

const visitor = { client: { address: "192.0.2.7", agent: "test" }, session: null };

beforeAll(async () => {
  process.env.BALIE_DEMO = "on";
  await seedDemo(process.env.DATABASE_URL ?? "");
});

it("a second start of the demo keeps what somebody changed", async () => {
  const [ria] = demoPeople;
  await owner`update person set name = 'Ria van Dam' where person_id = ${ria?.personId ?? ""}`;
  await seedDemo(process.env.DATABASE_URL ?? "");
  const rows = await owner`select name from person where person_id = ${ria?.personId ?? ""}`;
  expect(rows).toMatchObject([{ name: "Ria van Dam" }]);
  expect(await owner`select count(*)::int as n from person`).toMatchObject([{ n: demoPeople.length }]);
});

it.each(demoPeople)("a visitor of the demo becomes $name with one click", async (person) => {
  const sessionId = await chooseDemoPerson(visitor, { personId: person.personId });
  const session = await findSession(sessionId, visitor.client, new Date());
  expect(session).toMatchObject({ state: "active", actor: { personId: person.personId, hasSecondFactor: true } });
  const lines = await auditLines(session?.actor.organizationId ?? "");
  expect(lines.at(-1)).toMatchObject({ event: "person.signed-in", detail: { method: "demo" } });
});

it("nobody who is not of the demo can be chosen", async () => {
  await expect(chooseDemoPerson(visitor, { personId: "01990000-0000-7000-8000-000000000299" })).rejects.toThrow(
    "NOT_FOUND",
  );
});
