import { afterAll, expect, it } from "vitest";
import { representativesMax } from "#db/terms/representation.ts";
import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { getPatient } from "#server/patients/get-patient.ts";
import { SaveRepresentativeInput } from "#server/patients/representatives/contract.ts";
import { listRepresentatives } from "#server/patients/representatives/list-representatives.ts";
import { saveRepresentative } from "#server/patients/representatives/save-representative.ts";
import { inventedBsn, makePatient } from "#tests/support/patients.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

afterAll(() => owner.end());

async function desk() {
  const practice = await makeOrganization("practice");
  const ria = await makePerson(practice, ["practice-assistant"]);
  const { patientId } = await makePatient(practice);
  const { organizationId } = practice;
  const save = grant(ria, "patient.change-representatives");
  const opened = () => openPatient(grant(ria, "patient.read"), patientId);
  const facts = (more: Partial<SaveRepresentativeInput> = {}): SaveRepresentativeInput => ({
    ...{ patientId, representativeId: null, name: "Els de Wit", relation: "child", basis: "family" },
    ...{ phone: "0612345678", since: "2026-01-01", until: null, consentOn: null, code: "" },
    ...more,
  });
  const list = async () => listRepresentatives(await opened());
  return { practice, organizationId, save, opened, facts, list };
}

it("who acts for a patient stands on the card with ground and days; the code is kept as a fingerprint, and the log names fields only", async () => {
  const { organizationId, save, opened, facts, list } = await desk();
  const { representativeId } = await saveRepresentative(save, facts({ code: "dva-person-0001" }));
  expect(await list()).toMatchObject([
    { representativeId, name: "Els de Wit", relation: "child", basis: "family", hasCode: true, standing: "served" },
  ]);
  expect((await getPatient(await opened())).representatives).toEqual([
    { name: "Els de Wit", relation: "child", phone: "0612345678" },
  ]);
  const rows = await owner`select * from patient_representative where organization_id = ${organizationId}`;
  expect(JSON.stringify(rows)).not.toContain("dva-person");
  await saveRepresentative(save, facts({ representativeId, until: "2026-02-01" }));
  expect(await list()).toMatchObject([{ until: "2026-02-01", hasCode: true, standing: "ended" }]);
  expect((await getPatient(await opened())).representatives).toEqual([]);
  const lines = (await auditLines(organizationId)).filter(({ object_id: id }) => id === representativeId);
  expect(lines.map(({ event, object_id: id, detail }) => ({ event, id, detail }))).toEqual([
    { event: "patient.representative-recorded", id: representativeId, detail: {} },
    { event: "patient.representative-changed", id: representativeId, detail: { fields: ["until"] } },
  ]);
});

it("a period has its days in order, one code is one person at a time, and there are never more than the maximum", async () => {
  const { save, facts, list } = await desk();
  await expect(saveRepresentative(save, facts({ until: "2025-12-31" }))).rejects.toMatchObject({
    reason: "patient.representative-ends-before",
  });
  await saveRepresentative(save, facts({ code: "dva-person-0001", until: "2026-03-31" }));
  await expect(saveRepresentative(save, facts({ code: "dva-person-0001", since: "2026-03-31" }))).rejects.toMatchObject(
    { reason: "patient.representative-code-known" },
  );
  await saveRepresentative(save, facts({ code: "dva-person-0001", since: "2026-04-01" }));
  for (let count = 2; count < representativesMax; count += 1) await saveRepresentative(save, facts());
  await expect(saveRepresentative(save, facts())).rejects.toMatchObject({ reason: "patient.too-many-representatives" });
  expect(await list()).toHaveLength(representativesMax);
});

it("two who record the same code at once leave one", async () => {
  const { save, facts, list } = await desk();
  const both = await Promise.allSettled([1, 2].map(() => saveRepresentative(save, facts({ code: "dva-person-0002" }))));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await list()).toHaveLength(1);
});

it("somebody of another patient is not changed here, and a BSN is no code", async () => {
  const { practice, save, facts } = await desk();
  const { representativeId } = await saveRepresentative(save, facts());
  const { patientId } = await makePatient(practice);
  await expect(saveRepresentative(save, facts({ patientId, representativeId }))).rejects.toMatchObject({
    reason: "patient.representative-not-found",
  });
  expect(SaveRepresentativeInput.safeParse(facts({ code: inventedBsn() })).success).toBe(false);
  expect(SaveRepresentativeInput.safeParse(facts({ code: "short" })).success).toBe(false);
});
