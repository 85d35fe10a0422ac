import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { addPatient } from "#server/patients/add-patient.ts";
import { changePatient } from "#server/patients/change-patient.ts";
import { getPatient } from "#server/patients/get-patient.ts";
import { listPatients } from "#server/patients/list-patients.ts";
import { searchPatients } from "#server/patients/search-patients.ts";
import { inventedBsn, makePatient, patientFacts } from "#tests/support/patients.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

async function desk() {
  const practice = await makeOrganization();
  const ria = await makePerson(practice, ["practice-assistant"]);
  const { organizationId } = practice;
  const add = grant(ria, "patient.add");
  return { practice, organizationId, ria, add, list: grant(ria, "patient.list"), change: grant(ria, "patient.change") };
}

it("an assistant adds a patient; the BSN lies sealed, is shown by its last digits, and the log says who did it", async () => {
  const { organizationId, ria, add } = await desk();
  const bsn = inventedBsn();
  const { patientId } = await addPatient(add, patientFacts({ bsn }));
  const [stored] = await owner`select * from patient where patient_id = ${patientId}`;
  expect(JSON.stringify(stored)).not.toContain(bsn);
  const patient = await getPatient(await openPatient(grant(ria, "patient.read"), patientId));
  expect(patient).toMatchObject({ fullName: "Anna van der Berg", maskedBsn: `••••••${bsn.slice(-3)}` });
  expect(JSON.stringify(patient)).not.toContain(bsn);
  const lines = await auditLines(organizationId);
  expect(lines.map((line) => line.event)).toEqual(["patient.added", "patient.opened"]);
  expect(JSON.stringify(lines)).not.toContain("Berg");
});

it("the same BSN, or the same number of the HIS, is one patient of a practice, and may be one of another practice", async () => {
  const { add } = await desk();
  const bsn = inventedBsn();
  await addPatient(add, patientFacts({ bsn, recordNumber: "100" }));
  await expect(addPatient(add, patientFacts({ bsn }))).rejects.toMatchObject({ reason: "patient.bsn-taken" });
  await expect(addPatient(add, patientFacts({ recordNumber: "100" }))).rejects.toMatchObject({
    reason: "patient.record-number-taken",
  });
  const elsewhere = await desk();
  await addPatient(elsewhere.add, patientFacts({ bsn, recordNumber: "100" }));
});

it("two people who add the same patient in the same instant make one patient, and the other reads why", async () => {
  const { add, organizationId } = await desk();
  const input = patientFacts();
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => addPatient(add, input)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const reasons = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
  expect(new Set(reasons)).toEqual(new Set(["CONFLICT"]));
  expect(await owner`select 1 from patient where organization_id = ${organizationId}`).toHaveLength(1);
});

it("a wrong BSN and a birth date that is still to come are refused with a sentence", async () => {
  const { add } = await desk();
  await expect(addPatient(add, patientFacts({ bsn: "999990018" }))).rejects.toMatchObject({
    reason: "patient.bsn-wrong",
  });
  await expect(addPatient(add, patientFacts({ birthDate: "2999-01-01" }))).rejects.toMatchObject({
    reason: "patient.born-in-the-future",
  });
});

it("a patient is found by part of a name, however it is spelled, by birth date, number and BSN", async () => {
  const { practice, list } = await desk();
  const { patientId, bsn } = await makePatient(practice, { recordNumber: "4711" });
  await makePatient(practice, { familyName: "Janssen", namePrefix: "", givenName: "Bert", birthDate: "1958-02-10" });
  const find = async (text: string) => (await searchPatients(list, { text })).rows.map((row) => row.fullName);
  for (const text of ["berg", "van der berg", "ann ber", "Bérg, A", "3-5-1961", "berg 1961", "4711", bsn]) {
    expect(await find(text), text).toEqual(["Anna van der Berg"]);
  }
  expect(await find("jansen")).toEqual(["Bert Janssen"]);
  expect(await find("jnassen")).toEqual(["Bert Janssen"]);
  expect(await find("zwart 1958")).toEqual([]);
  expect(await find("%")).toEqual([]);
  expect(await find("")).toEqual([]);
  expect((await searchPatients(list, { text: "berg" })).rows[0]?.patientId).toBe(patientId);
});

it("the log says that somebody searched and by what kind of fact, never for whom", async () => {
  const { practice, organizationId, list } = await desk();
  const { bsn } = await makePatient(practice);
  await searchPatients(list, { text: "Berg" });
  await searchPatients(list, { text: bsn });
  const lines = (await auditLines(organizationId)).filter((line) => line.event === "patient.searched");
  expect(lines.map((line) => line.detail)).toEqual([
    { by: "name", count: 1 },
    { by: "bsn", count: 1 },
  ]);
});

it("a practice finds and opens only its own patients", async () => {
  const { practice } = await desk();
  const { patientId, bsn } = await makePatient(practice);
  const stranger = await desk();
  expect((await searchPatients(stranger.list, { text: bsn })).rows).toEqual([]);
  expect((await searchPatients(stranger.list, { text: "berg" })).rows).toEqual([]);
  await expect(openPatient(grant(stranger.ria, "patient.read"), patientId)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(changePatient(stranger.change, { ...patientFacts(), patientId, hasLeft: false })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

it("the list goes by family name, page by page, and who left is only there when asked for", async () => {
  const { practice, organizationId, list, change } = await desk();
  const names = Array.from({ length: 60 }, (_, at) => `Naam${String(at).padStart(2, "0")}`);
  for (const familyName of names) await makePatient(practice, { familyName, namePrefix: "" });
  const gone = await makePatient(practice, { familyName: "Aalders", namePrefix: "" });
  const input = { ...patientFacts({ familyName: "Aalders", bsn: "" }), patientId: gone.patientId, hasLeft: true };
  await changePatient(change, input);
  const first = await listPatients(list, { withLeft: false });
  const second = await listPatients(list, { withLeft: false, after: first.nextAfter ?? undefined });
  expect([...first.rows, ...second.rows].map((row) => row.formalName)).toEqual(names);
  expect(second.nextAfter).toBeNull();
  expect((await listPatients(list, { withLeft: true })).rows[0]?.leftAt).toBeInstanceOf(Date);
  const read = (await auditLines(organizationId)).filter((line) => line.event === "patient.listed");
  expect(read).toMatchObject([{ object_id: "patients", detail: { screen: "patients", count: 50 } }]);
});

it("a changed patient keeps his BSN when none is given, is found under the new name, and the log names fields only", async () => {
  const { practice, organizationId, list, change } = await desk();
  const { patientId, bsn } = await makePatient(practice);
  const facts = patientFacts({ familyName: "Vos", namePrefix: "", bsn: "", contactNotes: ["not-digital"] });
  await changePatient(change, { ...facts, patientId, hasLeft: false });
  expect((await searchPatients(list, { text: "berg" })).rows).toEqual([]);
  expect((await searchPatients(list, { text: "vos" })).rows).toHaveLength(1);
  expect((await searchPatients(list, { text: bsn })).rows).toHaveLength(1);
  const lines = await auditLines(organizationId);
  expect(lines.find((line) => line.event === "patient.changed")?.detail).toEqual({
    fields: ["familyName", "namePrefix", "contactNotes"],
  });
});
