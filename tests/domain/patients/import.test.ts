import { expect, it } from "vitest";
import type { KnownChoice } from "#db/terms/patients.ts";
import { grant } from "#server/access/access.ts";
import { changePatient } from "#server/patients/change-patient.ts";
import { importPatients } from "#server/patients/import/import-patients.ts";
import { inspectFile } from "#server/patients/import/inspect-file.ts";
import { searchPatients } from "#server/patients/search-patients.ts";
import { inventedBsn, makePatient, patientFacts } from "#tests/support/patients.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const head = "Achternaam;Tussenvoegsel;Voornaam;Voorletters;Geboortedatum;Geslacht;BSN;Patiëntnummer;Telefoon";
const file = (...lines: string[]) => Buffer.from([head, ...lines].join("\r\n")).toString("base64");

async function desk() {
  const practice = await makeOrganization();
  const ria = await makePerson(practice, ["practice-assistant"]);
  const access = grant(ria, "patient.import");
  const { organizationId } = practice;
  const dates = "day-first";
  const inspect = (content: string, known: KnownChoice = "update") => inspectFile(access, { content, known, dates });
  const take = async (content: string, known: KnownChoice = "update") => {
    const { counts } = await inspect(content, known);
    return importPatients(access, { content, known, dates, expected: counts });
  };
  const stored = () => owner<{ family_name: string; [column: string]: unknown }[]>`
    select * from patient where organization_id = ${organizationId} order by family_name`;
  const find = async (text: string) =>
    (await searchPatients(grant(ria, "patient.list"), { text })).rows.map((row) => row.fullName);
  return { practice, organizationId, ria, access, inspect, take, stored, find };
}

it("a file of patients is previewed before it is imported, and then each is found by name, number and BSN", async () => {
  const { organizationId, inspect, take, stored, find } = await desk();
  const bsn = inventedBsn();
  const content = file(
    `Berg;van der;Anna;A.M.;3-5-1961;V;${bsn};4711;06 1234 5678`,
    "Janssen;;Bert;B.;1958-02-10;man;;;",
  );
  const preview = await inspect(content);
  expect(preview).toMatchObject({
    counts: { added: 2, updated: 0, unchanged: 0, skipped: 0, withoutBsn: 1 },
    problemCount: 0,
    rows: [
      { line: 2, fullName: "Anna van der Berg", birthDate: "1961-05-03", outcome: "added" },
      { line: 3, fullName: "Bert Janssen", birthDate: "1958-02-10", outcome: "added" },
    ],
  });
  expect(await stored()).toEqual([]);
  expect(await take(content)).toMatchObject({ added: 2 });
  for (const text of ["berg", "4711", bsn]) expect(await find(text), text).toEqual(["Anna van der Berg"]);
  expect(await find("jansen")).toEqual(["Bert Janssen"]);
  const rows = await stored();
  expect(JSON.stringify(rows)).not.toContain(bsn);
  expect(rows[0]).toMatchObject({ source: "file", gender: "female", phone: "06 1234 5678", contact_notes: [] });
  const lines = await auditLines(organizationId);
  const imported = lines.filter(({ event }) => event === "patient.imported");
  expect(imported).toMatchObject([{ detail: { added: 2, updated: 0, unchanged: 0, skipped: 0, known: "update" } }]);
  expect(lines.filter(({ event }) => event === "patient.added")).toHaveLength(2);
  expect(JSON.stringify(lines)).not.toMatch(/Berg|Janssen|4711/);
});

it("the same file again changes nothing, also for patients without a BSN and a number", async () => {
  const { organizationId, inspect, take, stored } = await desk();
  const content = file(`Berg;van der;Anna;;3-5-1961;V;${inventedBsn()};4711;`, "Janssen;;Bert;;10-2-1958;M;;;");
  await take(content);
  expect((await inspect(content)).counts).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  expect(await take(content)).toMatchObject({ unchanged: 2 });
  expect(await stored()).toHaveLength(2);
  expect((await auditLines(organizationId)).filter(({ event }) => event === "patient.changed")).toEqual([]);
});

it("patients known by BSN or number are updated; an empty cell clears nothing, and patients who left stay so", async () => {
  const { practice, organizationId, ria, take, stored, find } = await desk();
  const known = await makePatient(practice, { recordNumber: "1", phone: "06", contactNotes: ["no-notices"] });
  const noBsn = await makePatient(practice, { familyName: "Vos", namePrefix: "", recordNumber: "2", bsn: "" });
  const gone = patientFacts({ familyName: "Zwart", namePrefix: "" });
  const { patientId } = await makePatient(practice, gone);
  await changePatient(grant(ria, "patient.change"), { ...gone, bsn: "", patientId, hasLeft: true });
  const bsn = inventedBsn();
  const counts = await take(
    file(
      `Bergman;;;;3-5-1961;;${known.bsn};;`,
      `Vos;;Anna;;3-5-1961;;${bsn};2;`,
      `Zwart;;Anna;;3-5-1961;;${gone.bsn};3;`,
    ),
  );
  expect(counts).toMatchObject({ added: 0, updated: 3 });
  expect(await stored()).toMatchObject([
    {
      ...{ patient_id: known.patientId, family_name: "Bergman", name_prefix: null, given_name: "Anna" },
      ...{ gender: "female", record_number: "1", phone: "06", contact_notes: ["no-notices"], source: "by-hand" },
    },
    { patient_id: noBsn.patientId, record_number: "2" },
    { patient_id: patientId, record_number: "3", left_at: expect.any(Date) },
  ]);
  expect(await find(bsn)).toEqual(["Anna Vos"]);
  expect(await find("bergman")).toEqual(["Anna Bergman"]);
  const changed = (await auditLines(organizationId)).filter(({ event }) => event === "patient.changed").slice(-3);
  expect(changed.map(({ detail }) => detail)).toMatchObject([
    { source: "file", fields: ["familyName", "namePrefix"] },
    { source: "file", fields: ["bsn"] },
    { source: "file", fields: ["recordNumber"] },
  ]);
});

it("known patients can be left alone instead, and the result says how many", async () => {
  const { practice, take, stored } = await desk();
  const { bsn } = await makePatient(practice);
  const counts = await take(file(`Anders;;;;3-5-1961;;${bsn};;`, "Nieuw;;;;1-1-1970;;;;"), "skip");
  expect(counts).toMatchObject({ added: 1, updated: 0, skipped: 1 });
  expect((await stored()).map((row) => row.family_name)).toEqual(["Berg", "Nieuw"]);
});

it("every wrong line is named with what is wrong, and nothing of the file is stored", async () => {
  const { practice, inspect, take, stored } = await desk();
  const known = await makePatient(practice, { recordNumber: "1" });
  const other = await makePatient(practice, { familyName: "Ander", recordNumber: "2", birthDate: "1980-01-01" });
  const bsn = inventedBsn();
  const wrong = [
    [";;;;3-5-1961;;;;", "missing", "familyName"],
    ["Berg;;;;;;;;", "missing", "birthDate"],
    ["Berg;;;;31-2-1961;;;;", "date", "birthDate"],
    ["Berg;;;;3-5-61;;;;", "date", "birthDate"],
    ["Berg;;;;3-5-2961;;;;", "future", "birthDate"],
    ["Berg;;;;3-5-1961;blauw;;;", "gender", "gender"],
    ["Berg;;;;3-5-1961;;999990018;;", "bsn", "bsn"],
    ['"=HYPERLINK(""http://x"")";;;;3-5-1961;;;;', "formula", "familyName"],
    ["Berg;;@SUM(A1);;3-5-1961;;;;", "formula", "givenName"],
    ["Berg;;;;3-5-1961;;;-2+3;", "formula", "recordNumber"],
    ['"Be\nrg";;;;3-5-1961;;;;', "characters", "familyName"],
    [`${"x".repeat(101)};;;;3-5-1961;;;;`, "too-long", "familyName"],
    ["Berg;;;;3-5-1961;;;;;;;", "cells", null],
    ["Berg;;;;3-5-1961;;1,23456E+08;;", "rounded", "bsn"],
    ["Berg;;;;3-5-1961;;;1,23E+05;", "rounded", "recordNumber"],
    ["Berg;;;;3-5-1961;;;6.12346e8;", "rounded", "recordNumber"],
    ["Berg;;;;3-5-1961;;;;6,12346E+08", "rounded", "phone"],
    ["Berg;;;;3-5-1961;;;;+3,16123E+10", "rounded", "phone"],
    ["Ren\ufffd;;;;3-5-1961;;;;", "characters", "familyName"],
    ["E-nummer;;;;1-1-1970;;;12E5;E5", null, null],
    [`Eerst;;;;1-1-1970;;${bsn};;`, null, null],
    [`Nogmaals;;;;1-1-1970;;${bsn};;`, "twice", "bsn"],
    ["Gelijk;;;;1-1-1970;;;;", null, null],
    ["Gelijk;;;;1-1-1970;;;;", "twice", "familyName"],
    [`Berg;;;;4-5-1961;;${known.bsn};;`, "another-birth-date", "birthDate"],
    [`Ander;;;;1-1-1980;;${other.bsn};1;`, "number-of-another", "recordNumber"],
    ["Ander;;;;1-1-1980;;;2;+31 6 1234", null, null],
  ] as const;
  const content = file(...wrong.map(([line]) => line));
  const { problems, problemCount, counts } = await inspect(content);
  expect(problems.map(({ what, field }) => [what, field])).toEqual(
    wrong.flatMap(([, what, field]) => (what ? [[what, field]] : [])),
  );
  expect(problems.filter(({ what }) => what === "twice").map(({ line, firstLine }) => line - (firstLine ?? 0))).toEqual(
    [1, 1],
  );
  expect(problems[0]?.line).toBe(2);
  expect(problemCount).toBe(problems.length);
  expect(counts).toMatchObject({ added: 3, updated: 1 });
  await expect(take(content)).rejects.toMatchObject({
    reason: "patient.file-refused",
    values: { count: problemCount, line: 2 },
  });
  expect(await stored()).toHaveLength(2);
});

it("a file that does not tell the day from the month is asked about, and read as was answered", async () => {
  const { access, stored } = await desk();
  const content = file("Berg;;Anna;;3-2-1949;;;;", "Vos;;;;1-1-1970;;;;");
  const preview = await inspectFile(access, { content, known: "update" });
  expect(preview).toMatchObject({
    isAsking: true,
    questions: {
      names: null,
      dates: { line: 2, written: "3-2-1949", days: { "day-first": "1949-02-03", "month-first": "1949-03-02" } },
    },
  });
  const expected = preview.counts;
  await expect(async () => importPatients(access, { content, known: "update", expected })).rejects.toMatchObject({
    code: "INVALID",
    reason: "patient.file-unanswered",
  });
  expect(await stored()).toEqual([]);
  const answers = { known: "update", dates: "month-first" } as const;
  expect(await inspectFile(access, { content, ...answers })).toMatchObject({
    isAsking: false,
    questions: { dates: { line: 2 } },
    rows: [{ birthDate: "1949-03-02" }, { birthDate: "1970-01-01" }],
  });
  await importPatients(access, { content, ...answers, expected });
  expect(await stored()).toMatchObject([
    { birth_date: new Date("1949-03-02") },
    { birth_date: new Date("1970-01-01") },
  ]);
});

it("names that can be read two ways are asked about, and stored as was answered", async () => {
  const { access, stored } = await desk();
  // As a system of DOS writes it, 0x89 is ë; on an old Mac it is â.
  const bytes = Buffer.from("Achternaam;Voornaam;Geboortedatum\nBos;Zo\x89;13-2-1949", "latin1");
  const content = bytes.toString("base64");
  const preview = await inspectFile(access, { content, known: "update" });
  expect(preview).toMatchObject({
    isAsking: true,
    questions: {
      names: [
        { encoding: "cp850", names: ["Zoë"] },
        { encoding: "macintosh", names: ["Zoâ"] },
      ],
      dates: null,
    },
  });
  const expected = preview.counts;
  const unanswered = { reason: "patient.file-unanswered" };
  for (const encoding of [undefined, "utf-16", "windows-1252"] as const) {
    const input = { content, known: "update" as const, encoding, expected };
    await expect(async () => importPatients(access, input), encoding).rejects.toMatchObject(unanswered);
  }
  await importPatients(access, { content, known: "update", encoding: "cp850", expected });
  expect((await stored()).map((row) => row.given_name)).toEqual(["Zoë"]);
});

it("a change between the preview and the import is noticed, and nothing is stored", async () => {
  const { practice, access, inspect, stored } = await desk();
  const bsn = inventedBsn();
  const content = file(`Berg;;Anna;;3-5-1961;;${bsn};;`, "Vos;;;;1-1-1970;;;;");
  const { counts } = await inspect(content);
  await makePatient(practice, { bsn });
  await expect(
    importPatients(access, { content, known: "update", dates: "day-first", expected: counts }),
  ).rejects.toMatchObject({
    code: "CONFLICT",
    reason: "patient.file-overtaken",
  });
  expect(await stored()).toHaveLength(1);
});

it("the same file imported by six people at once creates each patient once", async () => {
  const { access, inspect, stored } = await desk();
  const content = file(`Berg;;Anna;;3-5-1961;;${inventedBsn()};;`, "Vos;;;;1-1-1970;;;;");
  const { counts } = await inspect(content);
  const all = Array.from({ length: 6 }, () =>
    importPatients(access, { content, known: "update", dates: "day-first", expected: counts }),
  );
  const outcomes = await Promise.allSettled(all);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const reasons = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.reason] : []));
  expect(new Set(reasons)).toEqual(new Set(["patient.file-overtaken"]));
  expect(await stored()).toHaveLength(2);
});

it("a practice's file reveals nothing about the patients of another", async () => {
  const [own, other] = [await desk(), await desk()];
  const { bsn } = await makePatient(other.practice, { recordNumber: "1" });
  expect(await own.take(file(`Berg;;Anna;;3-5-1961;;${bsn};1;`))).toMatchObject({ added: 1, updated: 0 });
  expect((await other.stored())[0]).toMatchObject({ family_name: "Berg", name_prefix: "van der" });
});

it("the largest file is imported as a whole, and updated as a whole", { timeout: 120_000 }, async () => {
  const { organizationId, take, find } = await desk();
  const lines = (name: string) =>
    Array.from({ length: 20_000 }, (_, at) => `${name};;Anna${at};;3-5-1961;V;;${at + 1};`);
  const begun = performance.now();
  expect(await take(file(...lines("Berg")))).toMatchObject({ added: 20_000 });
  expect(await take(file(...lines("Bergman")))).toMatchObject({ updated: 20_000 });
  expect(performance.now() - begun).toBeLessThan(90_000);
  expect(await find("19999")).toEqual(["Anna19998 Bergman"]);
  const [counted] = await owner`select count(*)::int as count from audit_event
    where organization_id = ${organizationId} and event in ('patient.added', 'patient.changed')`;
  expect(counted).toEqual({ count: 40_000 });
});

it("who could be two is asked about, stored as was answered, and in the log as seen", async () => {
  const { practice, organizationId, access, stored } = await desk();
  const facts = { familyName: "Dijk", namePrefix: "van", givenName: "Henk", birthDate: "1950-01-01", bsn: "" };
  const { patientId } = await makePatient(practice, { ...facts, phone: "06 1" });
  const content = file("Dijk, van;;Henk;;13-1-1950;M;;1;", "Dijk;van;Henk;;1-1-1950;M;;2;06 2");
  const known = "update" as const;
  const preview = await inspectFile(access, { content, known });
  expect(preview).toMatchObject({
    isAsking: true,
    questions: {
      people: [
        {
          person: { line: 3, fullName: "Henk van Dijk", birthDate: "1950-01-01", recordNumber: "2", phone: "06 2" },
          alike: [{ id: patientId, line: null, fullName: "Henk van Dijk", recordNumber: null, phone: "06 1" }],
        },
      ],
    },
  });
  const [seen] = await owner`select count(*)::int as count from audit_shown
    where organization_id = ${organizationId} and patient_id = ${patientId}`;
  expect(seen).toEqual({ count: 1 });
  const asks = { code: "CONFLICT", reason: "patient.file-asks" };
  await expect(importPatients(access, { content, known, expected: preview.counts })).rejects.toMatchObject(asks);
  const people = [{ line: 3, about: [patientId], is: null }];
  const { counts, isAsking } = await inspectFile(access, { content, known, people });
  expect({ counts, isAsking }).toMatchObject({ counts: { added: 2 }, isAsking: false });
  // A colleague adds a third in between: the answer was not about him.
  const other = await makePatient(practice, { ...facts, recordNumber: "3" });
  await expect(importPatients(access, { content, known, people, expected: counts })).rejects.toMatchObject(asks);
  expect(await stored()).toHaveLength(2);
  const again = [{ line: 3, about: [other.patientId, patientId], is: patientId }];
  const now = await inspectFile(access, { content, known, people: again });
  expect(await importPatients(access, { content, known, people: again, expected: now.counts })).toMatchObject({
    ...{ added: 1, updated: 1 },
  });
  expect((await stored()).find((row) => row.patient_id === patientId)).toMatchObject({
    record_number: "2",
    phone: "06 2",
  });
  // The next file of the HIS has the numbers: nobody is asked again.
  const later = await inspectFile(access, { content, known });
  expect(later).toMatchObject({ isAsking: false, counts: { unchanged: 2 }, questions: { people: [] } });
});
