import { NextRequest } from "next/server.js";
import { beforeAll, expect, it } from "vitest";
import { POST } from "#app/api/demo/route.demo.ts";
import { seedDemo } from "#db/seed/demo.ts";
import { demoOrganizations, demoPeople } from "#db/seed/demo-people.ts";
import { patientStories } from "#db/seed/patient-stories.ts";
import { treaterParts } from "#db/terms/patients.ts";
import { findSession } from "#server/access/session.ts";
import { chooseDemoPerson } from "#server/api/demo.ts";
import { beginContext } from "#server/api/trpc.ts";
import { wrongWith } from "#server/patients/treaters/rules.ts";
import { auditLines, owner } from "#tests/support/world.ts";

const visitor = beginContext({ address: "192.0.2.7", agent: "test" }, null);

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

it("who treats a patient of the demo may be named as that, and some patients have nobody", () => {
  const named = patientStories.filter(({ treaters }) => treaters);
  expect(named.length).toBeGreaterThan(5);
  expect(named.length).toBeLessThan(patientStories.length / 2);
  const [linde] = demoOrganizations;
  const here = demoPeople.flatMap(({ personId, name, places }) =>
    places.flatMap(({ organizationId, roles }) =>
      organizationId === linde?.organizationId ? [{ personId, name, roles }] : [],
    ),
  );
  const idOf = (alias = "") => demoPeople.find(({ email }) => email.startsWith(`${alias}@`))?.personId ?? "";
  for (const { place, familyName, treaters: by = {} } of named) {
    const treaters = treaterParts.flatMap((part) => (by[part] ? [{ part, personId: idOf(by[part]) }] : []));
    const people = new Map(here.map((one) => [one.personId, one]));
    expect(place).toBe("linde");
    expect(wrongWith({ openTo: "team", treaters }, people, []), familyName).toBeNull();
  }
});

it("nobody outside the demo can be chosen", async () => {
  await expect(chooseDemoPerson(visitor, { personId: "01990000-0000-7000-8000-000000000299" })).rejects.toThrow(
    "NOT_FOUND",
  );
});

it("a choice of somebody who is not in the demo is answered with 404, and starts no session", async () => {
  const body = new URLSearchParams({ personId: "01990000-0000-7000-8000-000000000299" });
  const answer = await POST(new NextRequest("http://localhost:3000/api/demo", { method: "POST", body }));
  expect(answer.status).toBe(404);
  expect(answer.headers.getSetCookie()).toEqual([]);
});
