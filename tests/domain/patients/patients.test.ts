import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { addByHand } from "#server/patients/add-by-hand.ts";
import { addPatient } from "#server/patients/add-patient.ts";
import { changePatient } from "#server/patients/change-patient.ts";
import { getPatient } from "#server/patients/get-patient.ts";
import { listPatients } from "#server/patients/list-patients.ts";
import { searchPatients } from "#server/patients/search-patients.ts";
import { listRecipients } from "#server/questionnaires/sending/list-recipients.ts";
import { addTask } from "#server/tasks/add-task.ts";
import { listTasks } from "#server/tasks/list-tasks.ts";
import { inventedBsn, makePatient, patientFacts } from "#tests/support/patients.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

async function desk() {
  const practice = await makeOrganization();
  const ria = await makePerson(practice, ["practice-assistant"]);
  const { organizationId } = practice;
  const add = grant(ria, "patient.add");
  return { practice, organizationId, ria, add, list: grant(ria, "patient.list"), change: grant(ria, "patient.change") };
}

it("an assistant adds a patient; the BSN is stored encrypted, only its last digits are shown, and the log says who did it", async () => {
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

it("the same BSN or HIS number is one patient of a practice, and may be one of another practice", async () => {
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

it("two people who add the same patient at once create one patient, and the other reads why", async () => {
  const { add, organizationId } = await desk();
  const input = patientFacts();
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => addPatient(add, input)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const reasons = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
  expect(new Set(reasons)).toEqual(new Set(["CONFLICT"]));
  expect(await owner`select 1 from patient where organization_id = ${organizationId}`).toHaveLength(1);
});

it("a wrong BSN and a birth date in the future are refused with a sentence", async () => {
  const { add } = await desk();
  await expect(addPatient(add, patientFacts({ bsn: "999990018" }))).rejects.toMatchObject({
    reason: "patient.bsn-wrong",
  });
  await expect(addPatient(add, patientFacts({ birthDate: "2999-01-01" }))).rejects.toMatchObject({
    reason: "patient.born-in-the-future",
  });
});

it("a screen about one patient knows of a namesake with the same birth date, also with another accent", async () => {
  const { practice, ria, change } = await desk();
  const henk = { familyName: "Dijk", namePrefix: "van", givenName: "Henk", birthDate: "1950-01-01" };
  const { patientId } = await makePatient(practice, { ...henk, recordNumber: "71" });
  const knows = async (asked: string) =>
    (await getPatient(await openPatient(grant(ria, "patient.read"), asked))).hasNamesake;
  await makePatient(practice, { ...henk, birthDate: "1950-01-02", recordNumber: "72" });
  await makePatient((await desk()).practice, { ...henk, recordNumber: "73" });
  expect(await knows(patientId), "another birth date, and another practice").toBe(false);
  const { patientId: otherId } = await makePatient(practice, { ...henk, givenName: "Hénk", recordNumber: "74" });
  expect([await knows(patientId), await knows(otherId)]).toEqual([true, true]);
  await changePatient(change, {
    ...patientFacts({ ...henk, givenName: "Hans", recordNumber: "74" }),
    patientId: otherId,
    hasLeft: false,
  });
  expect(await knows(patientId)).toBe(false);
});

it("a list that shows one of two namesakes says so", async () => {
  const { practice, ria } = await desk();
  const henk = { familyName: "Dijk", namePrefix: "van", givenName: "Henk", birthDate: "1950-01-01" };
  const { patientId } = await makePatient(practice, { ...henk, recordNumber: "81" });
  await makePatient(practice, { ...henk, recordNumber: "82" });
  const { patientId: otherId } = await makePatient(practice, { familyName: "Smit" });
  for (const [about, dueOn] of [
    [patientId, "2026-12-01"],
    [otherId, "2026-12-02"],
  ] as const) {
    await addTask(grant(ria, "task.add"), { patientId: about, text: "Bel", ownerId: null, dueOn });
  }
  const tasks = await listTasks(grant(ria, "task.list"), { show: "mine" });
  expect(tasks.map(({ patient }) => patient.hasNamesake)).toEqual([true, false]);
});

it("a search that finds one of two namesakes says so, as does every list to choose from", async () => {
  const { practice, list } = await desk();
  const henk = { familyName: "Dijk", namePrefix: "van", givenName: "Henk", birthDate: "1950-01-01" };
  const { patientId, bsn } = await makePatient(practice, { ...henk, recordNumber: "91" });
  await makePatient(practice, { ...henk, givenName: "Hénk", recordNumber: "92" });
  const { patientId: otherId } = await makePatient(practice, { ...henk, givenName: "Hans", recordNumber: "93" });
  await makePatient((await desk()).practice, { ...henk, givenName: "Hans", recordNumber: "94" });
  const told = async (text: string) =>
    (await searchPatients(list, { text })).rows.map(({ recordNumber, hasNamesake }) => [recordNumber, hasNamesake]);
  for (const text of ["91", bsn]) expect(await told(text), text).toEqual([["91", true]]);
  expect(await told("93")).toEqual([["93", false]]);
  expect(await told("dijkk hens"), "a name that is only alike").toContainEqual(["93", false]);
  const { rows } = await listPatients(list, { withLeft: false });
  expect(rows.map(({ hasNamesake }) => hasNamesake)).toEqual([false, true, true]);
  const nurse = await makePerson(practice, ["practice-nurse"]);
  const chosen = await listRecipients(grant(nurse, "questionnaire.send"), { patientIds: [patientId, otherId] });
  expect(chosen.map((one) => [one.recordNumber, one.hasNamesake])).toEqual([
    ["93", false],
    ["91", true],
  ]);
});

it("a patient is found by part of a name, however it is spelled, by birth date, number and BSN", async () => {
  const { practice, list } = await desk();
  const { patientId, bsn } = await makePatient(practice, { recordNumber: "00004711", phone: "+31 6 1234 5678" });
  await makePatient(practice, { familyName: "Janssen", namePrefix: "", givenName: "Bert", birthDate: "1958-02-10" });
  const find = async (text: string) => (await searchPatients(list, { text })).rows.map((row) => row.fullName);
  for (const text of [
    "berg",
    "van der berg",
    "ann ber",
    "Bérg, A",
    "3-5-1961",
    "3-5-61",
    "3 mei 1961",
    "berg 1961",
    "1961",
    "4711",
    "06-12345678",
    bsn,
  ]) {
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

it("the list is ordered by family name, page by page, and includes patients who left only on request", async () => {
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
  expect(read.map((line) => [line.object_id, line.detail.count])).toEqual([
    ["patients", 50],
    ["patients", 10],
    ["patients", 1],
  ]);
});

it("a changed patient keeps their BSN when none is entered, is found under the new name, and the log names only the fields", async () => {
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

it("who adds somebody alike sees who there is, and nothing is stored until they say that it is another", async () => {
  const { organizationId, add } = await desk();
  const { patientId } = await addPatient(add, patientFacts({ bsn: "", recordNumber: "123" }));
  const stored = () => owner`select 1 from patient where organization_id = ${organizationId}`;
  for (const same of [
    { bsn: "", namePrefix: "", familyName: "Berg, van der" },
    { familyName: "Vos", birthDate: "1970-01-01", recordNumber: "00123" },
  ]) {
    expect(await addByHand(add, patientFacts(same))).toMatchObject({
      ...{ patientId: null, alike: [{ patientId, fullName: "Anna van der Berg", birthDate: "1961-05-03" }] },
    });
  }
  expect(await stored()).toHaveLength(1);
  const seen = (await auditLines(organizationId)).filter(({ event }) => event === "patient.searched");
  expect(seen).toMatchObject([{ detail: { by: "alike", count: 1 } }, { detail: { by: "alike", count: 1 } }]);
  const another = await addByHand(add, { ...patientFacts({ bsn: "" }), notSameAs: [patientId] });
  expect(another).toMatchObject({ patientId: expect.any(String), alike: null });
  // A third is asked about the one who came in between.
  const third = await addByHand(add, { ...patientFacts({ bsn: "" }), notSameAs: [patientId] });
  expect(third.alike).toMatchObject([{ patientId: another.patientId }]);
  expect(await addByHand(add, patientFacts({ givenName: "Anne", bsn: "" }))).toMatchObject({ alike: null });
});

it("two BSNs are two people: the second is added without a question", async () => {
  const { add } = await desk();
  await addPatient(add, patientFacts());
  expect(await addByHand(add, patientFacts())).toMatchObject({ alike: null });
});

it("two who add the same patient at once are told of each other", async () => {
  const { add } = await desk();
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => addByHand(add, patientFacts({ bsn: "" }))));
  expect(outcomes.filter(({ alike }) => alike === null)).toHaveLength(1);
});

it("a change that makes two alike is asked about; one that changes a telephone is not", async () => {
  const { practice, change } = await desk();
  const known = await makePatient(practice, { bsn: "" });
  const facts = patientFacts({ givenName: "Anne", bsn: "" });
  const { patientId } = await makePatient(practice, facts);
  const asks = await changePatient(change, { ...facts, givenName: "Anna", patientId, hasLeft: false });
  expect(asks.alike).toMatchObject([{ patientId: known.patientId }]);
  const named = { ...facts, givenName: "Anna", patientId, hasLeft: false };
  expect(await changePatient(change, { ...named, notSameAs: [known.patientId] })).toMatchObject({ alike: null });
  expect(await changePatient(change, { ...named, phone: "06 1" })).toMatchObject({ alike: null });
});

it("two of one name stand by birth date, in the list, over its pages and in a search", async () => {
  const { practice, list } = await desk();
  const years = ["1950", "1940", "1960"];
  for (const year of years) await makePatient(practice, { birthDate: `${year}-01-01`, bsn: "" });
  const order = (rows: { birthDate: string }[]) => rows.map(({ birthDate }) => birthDate.slice(0, 4));
  const { rows } = await listPatients(list, { withLeft: false });
  expect(order(rows)).toEqual(["1940", "1950", "1960"]);
  const after = await listPatients(list, { withLeft: false, after: rows[0]?.patientId });
  expect(order(after.rows)).toEqual(["1950", "1960"]);
  for (const text of ["berg", "bergg"]) expect(order((await searchPatients(list, { text })).rows)).toEqual(order(rows));
});
