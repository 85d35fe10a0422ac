import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { announceAll } from "#server/access/change.ts";
import { chooseConnection } from "#server/connections/case/choose-connection.ts";
import { confirmTie } from "#server/connections/ties/confirm-tie.ts";
import { withdrawTie } from "#server/connections/ties/withdraw-tie.ts";
import { connectDva, makePatient, makeTrust } from "#tests/support/fhir-server.ts";
import { bodyWeight } from "#tests/support/observations.ts";
import { publish } from "#tests/support/register-world.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

const name = "huisartsdelinde@medmij";

/** De Linde with its DVA, and another practice that has the same patient, trusts the same DVA and takes the same name. */
let linde: Awaited<ReturnType<typeof connectDva>>;
let attacker: TestOrganization;
beforeAll(async () => {
  await publish("ZAL", [{ name, services: { "49": "dva.example" } }]);
  linde = await connectDva();
  attacker = await makeOrganization("practice", { agb: "01666666", isConfirmed: false });
  await makeTrust(attacker, linde.issuer);
  await makePatient(attacker, { bsn: linde.patient.bsn });
});
afterAll(async () => {
  await linde.close();
  await owner.end();
});

async function claim(organization: TestOrganization) {
  const administrator = await makePerson(organization, ["administrator"]);
  await chooseConnection(grant(administrator, "connection.choose"), { providerName: name, from: "search" });
}

const send = async (provider: string) =>
  linde.send({ path: "Observation", body: bodyWeight(), token: await linde.token({ provider }) });
const stored = async () => {
  const rows = await owner<{ organization_id: string }[]>`select organization_id from measurement`;
  return rows.map((row) => row.organization_id);
};

async function expectRefused(provider: string) {
  const answer = await send(provider);
  expect(answer.status, answer.text).toBe(403);
  expect(answer.json()).toMatchObject({ resourceType: "OperationOutcome", issue: [{ code: "security" }] });
  expect(answer.json().issue?.[0]?.diagnostics).toContain("no practice here is confirmed as the provider in the scope");
}

async function staff() {
  const esther = await makePerson(await makeOrganization("alliance"), ["alliance-staff"]);
  return grant(esther, "connection.confirm-tie");
}

it("a practice that typed an AGB code or took a name of its own accord receives nothing, and the log says why", async () => {
  await claim(attacker);
  await expectRefused("01666666");
  await expectRefused("huisartsdelinde");
  expect(await stored()).toEqual([]);
  await linde.server.flush();
  const lines = await auditLines(attacker.organizationId);
  expect(lines.filter(({ event }) => event === "gateway.refused").map(({ detail }) => detail)).toEqual([
    { reason: "tie-unconfirmed", count: 2 },
  ]);
});

it("a name that two practices claim reaches neither, until the alliance confirms whose it is", async () => {
  await claim(linde.organization);
  await expectRefused("huisartsdelinde");
  expect(await stored()).toEqual([]);
  const { organizationId } = linde.organization;
  const input = { organizationId, designation: name, proof: "called-back", note: "teruggebeld" } as const;
  await confirmTie(await staff(), input);
  await announceAll();
  await expect.poll(async () => (await send("huisartsdelinde")).status, { timeout: 10_000 }).toBe(201);
  expect(new Set(await stored())).toEqual(new Set([organizationId]));
});

it("a confirmation that is withdrawn routes nothing any more a moment later", async () => {
  const [row] = await owner<{ confirmation_id: string }[]>`
    select confirmation_id from connection_confirmation where designation = ${name} and withdrawn_at is null`;
  await withdrawTie(await staff(), { confirmationId: row?.confirmation_id ?? "", note: "De naam is overgedragen." });
  await announceAll();
  await expect.poll(async () => (await send("huisartsdelinde")).status, { timeout: 10_000 }).toBe(403);
  expect(new Set(await stored())).toEqual(new Set([linde.organization.organizationId]));
});
