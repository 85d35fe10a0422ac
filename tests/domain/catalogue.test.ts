import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { SaveMeaningInput } from "#server/catalogue/contract.ts";
import { listMeanings } from "#server/catalogue/list-meanings.ts";
import { saveMeaning } from "#server/catalogue/save-meaning.ts";
import { getStatus } from "#server/connections/status/get-status.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { publish } from "#tests/support/register-world.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const worker = grant(systemActor("worker"), "connection.watch");
const nothing = { group: "none", isPrescription: false };
const facts = {
  name: "Verzamelen Wondzorg 1.0",
  direction: "collect" as const,
  meaningNl: "Patiënten zien hoe hun wond geneest.",
  meaningEn: "Patients see how their wound heals.",
  source: "MedMij-catalogus",
  sourceDate: "2026-10-01",
  counts: { practice: nothing, pharmacy: nothing },
};

it("practices read what alliance staff wrote about a service, and the log keeps the previous text", async () => {
  const alliance = await makeOrganization("alliance");
  const esther = await makePerson(alliance, ["alliance-staff"]);
  const practice = await makeOrganization("practice", { agb: "01999921" });
  const ria = await makePerson(practice, ["practice-assistant"]);
  await publish("ZAL", [{ name: "huisartsdewond@medmij", services: { "990": "dva.example" } }]);
  await publish("ZAKL", [{ name: "huisartsdewond@medmij", services: {}, identifiers: [["AGB", "01999921"]] }]);
  const list = grant(esther, "catalogue.list");
  expect((await listMeanings(list))[0]).toMatchObject({ serviceId: "990", offeredCount: 1, meaning: null });
  const maintain = grant(esther, "catalogue.maintain");
  await saveMeaning(maintain, { serviceId: "990", ...facts });
  await saveMeaning(maintain, { serviceId: "990", ...facts, meaningNl: "Patiënten zien de zorg voor hun wond." });
  const { services } = await getStatus(grant(ria, "connection.read"));
  expect(services).toMatchObject([
    {
      serviceId: "990",
      direction: "collect",
      meaning: { nl: "Patiënten zien de zorg voor hun wond.", en: facts.meaningEn },
    },
  ]);
  const lines = await auditLines(alliance.organizationId);
  expect(lines.map((line) => [line.event, line.detail.act, line.detail.before])).toEqual([
    ["catalogue.maintained", "added", null],
    ["catalogue.maintained", "changed", facts.meaningNl],
  ]);
});

it("a new service that counts like the old one makes every practice that moved to it connected, until it is taken away again", async () => {
  const alliance = await makeOrganization("alliance");
  const esther = await makePerson(alliance, ["alliance-staff"]);
  const practice = await makeOrganization("practice", { agb: "01999922" });
  const ria = await makePerson(practice, ["practice-assistant"]);
  const moved = { name: "huisartsdeverhuizing@medmij", services: { "991": "dva.example" } };
  await publish("ZAL", [moved]);
  await publish("ZAKL", [{ ...moved, services: {}, identifiers: [["AGB", "01999922"]] }]);
  await watchConnections(worker);
  const read = grant(ria, "connection.read");
  const summary = async () => {
    const [row] = await owner`select state from connection_summary where organization_id = ${practice.organizationId}`;
    return row?.state;
  };
  expect([(await getStatus(read)).state, await summary()]).toEqual(["incomplete", "incomplete"]);

  const maintain = grant(esther, "catalogue.maintain");
  const counted = { group: "required gp-record", isPrescription: true };
  await saveMeaning(maintain, { serviceId: "991", ...facts, counts: { practice: counted, pharmacy: nothing } });
  const [job] = await owner`select id from queue.job where name = 'connections.watch' and state = 'created'`;
  expect(job).toBeDefined();
  await watchConnections(worker);
  expect(await getStatus(read)).toMatchObject({
    state: "connected",
    prescription: { visible: "yes", from: [{ serviceId: "991" }] },
  });
  expect(await summary()).toBe("connected");
  const [figures] =
    await owner`select connected_count from connection_adoption where dimension = 'all' order by day desc limit 1`;
  expect(figures).toMatchObject({ connected_count: 1 });
  const listed = (await listMeanings(grant(esther, "catalogue.list"))).find((each) => each.serviceId === "991");
  const where = { kind: "practice", source: facts.source, sourceDate: facts.sourceDate };
  expect(listed?.expectations).toEqual([
    { ...where, need: "prescription", groupKey: "medication" },
    { ...where, need: "required", groupKey: "gp-record" },
  ]);

  await saveMeaning(maintain, { serviceId: "991", ...facts, source: "Brief van MedMij" });
  await watchConnections(worker);
  expect([(await getStatus(read)).state, await summary()]).toEqual(["incomplete", "incomplete"]);
  const names = ["practice prescription medication", "practice required gp-record"];
  expect(
    (await auditLines(alliance.organizationId)).map(({ detail }) => [detail.countedBefore, detail.countedAfter]),
  ).toEqual([
    [[], names],
    [names, []],
  ]);
});

it("a service keeps the source of what it counts as when only the explanation changes", async () => {
  const esther = await makePerson(await makeOrganization("alliance"), ["alliance-staff"]);
  const stored = () =>
    owner`select * from service_expectation where service_id = '49' order by organization_kind, need`;
  const before = await stored();
  const counted = { group: "required gp-record", isPrescription: true };
  const counts = { practice: counted, pharmacy: nothing };
  await saveMeaning(grant(esther, "catalogue.maintain"), { serviceId: "49", ...facts, counts });
  expect(await stored()).toEqual(before);
});

it("an update restores nothing that people removed, and removes nothing that they added", async () => {
  const esther = await makePerson(await makeOrganization("alliance"), ["alliance-staff"]);
  await saveMeaning(grant(esther, "catalogue.maintain"), { serviceId: "47", ...facts });
  await owner.unsafe(await readFile("db/reference.sql", "utf8"));
  expect(await owner`select from service_expectation where service_id = '47'`).toHaveLength(0);
  expect(await owner`select from service_expectation where service_id = '46'`).toHaveLength(1);
});

it("a meaning without a source, a date or a sentence in both languages is refused", () => {
  const whole = { serviceId: "990", ...facts };
  expect(SaveMeaningInput.safeParse(whole).success).toBe(true);
  for (const lack of [
    { source: "" },
    { sourceDate: "gisteren" },
    { meaningEn: "" },
    { serviceId: "0" },
    { serviceId: "a" },
    { counts: { practice: { group: "required; drop", isPrescription: false }, pharmacy: nothing } },
  ]) {
    expect(SaveMeaningInput.safeParse({ ...whole, ...lack }).success).toBe(false);
  }
});
