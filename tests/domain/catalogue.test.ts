import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { SaveMeaningInput } from "#server/catalogue/contract.ts";
import { listMeanings } from "#server/catalogue/list-meanings.ts";
import { saveMeaning } from "#server/catalogue/save-meaning.ts";
import { getStatus } from "#server/connections/get-status.ts";
import { publish } from "#tests/support/register-world.ts";
import { auditLines, makeOrganization, makePerson } from "#tests/support/world.ts";

const facts = {
  name: "Verzamelen Wondzorg 1.0",
  direction: "collect" as const,
  meaningNl: "Patiënten zien hoe hun wond geneest.",
  meaningEn: "Patients see how their wound heals.",
  source: "MedMij-catalogus",
  sourceDate: "2026-10-01",
};

it("what alliance staff say of a service is what a practice reads, and what it said before stays in the log", async () => {
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

it("without a source, a day or a sentence in both languages nothing is taken", () => {
  const whole = { serviceId: "990", ...facts };
  expect(SaveMeaningInput.safeParse(whole).success).toBe(true);
  for (const lack of [
    { source: "" },
    { sourceDate: "gisteren" },
    { meaningEn: "" },
    { serviceId: "0" },
    { serviceId: "a" },
  ]) {
    expect(SaveMeaningInput.safeParse({ ...whole, ...lack }).success).toBe(false);
  }
});
