import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { changePatient } from "#server/patients/change-patient.ts";
import type { KnownChoice } from "#server/patients/import-contract.ts";
import { importPatients } from "#server/patients/import-patients.ts";
import { inspectFile } from "#server/patients/inspect-file.ts";
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
  const inspect = (content: string, known: KnownChoice = "update") => inspectFile(access, { content, known });
  const take = async (content: string, known: KnownChoice = "update") => {
    const { counts } = await inspect(content, known);
    return importPatients(access, { content, known, expected: counts });
  };
  const stored = () => owner<{ family_name: string; [column: string]: unknown }[]>`
    select * from patient where organization_id = ${organizationId} order by family_name`;
  const find = async (text: string) =>
    (await searchPatients(grant(ria, "patient.list"), { text })).rows.map((row) => row.fullName);
  return { practice, organizationId, ria, access, inspect, take, stored, find };
}

it("a file of patients is shown before it is taken in, and then each is found by name, number and BSN", async () => {
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

it("the same file again changes nothing, also for who has no BSN and no number", async () => {
  const { organizationId, inspect, take, stored } = await desk();
  const content = file(`Berg;van der;Anna;;3-5-1961;V;${inventedBsn()};4711;`, "Janssen;;Bert;;10-2-1958;M;;;");
  await take(content);
  expect((await inspect(content)).counts).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  expect(await take(content)).toMatchObject({ unchanged: 2 });
  expect(await stored()).toHaveLength(2);
  expect((await auditLines(organizationId)).filter(({ event }) => event === "patient.changed")).toEqual([]);
});

it("who is known by BSN or number is brought up to date; an empty cell takes nothing away, and who left stays left", async () => {
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

it("who is known can be left alone instead, and the result says how many", async () => {
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
  expect(counts).toMatchObject({ added: 2, updated: 1 });
  await expect(take(content)).rejects.toMatchObject({
    reason: "patient.file-refused",
    values: { count: problemCount, line: 2 },
  });
  expect(await stored()).toHaveLength(2);
});

it("what changed between the preview and the import is noticed, and nothing is stored", async () => {
  const { practice, access, inspect, stored } = await desk();
  const bsn = inventedBsn();
  const content = file(`Berg;;Anna;;3-5-1961;;${bsn};;`, "Vos;;;;1-1-1970;;;;");
  const { counts } = await inspect(content);
  await makePatient(practice, { bsn });
  await expect(importPatients(access, { content, known: "update", expected: counts })).rejects.toMatchObject({
    code: "CONFLICT",
    reason: "patient.file-overtaken",
  });
  expect(await stored()).toHaveLength(1);
});

it("the same file taken in by six people in the same instant makes each patient once", async () => {
  const { access, inspect, stored } = await desk();
  const content = file(`Berg;;Anna;;3-5-1961;;${inventedBsn()};;`, "Vos;;;;1-1-1970;;;;");
  const { counts } = await inspect(content);
  const all = Array.from({ length: 6 }, () => importPatients(access, { content, known: "update", expected: counts }));
  const outcomes = await Promise.allSettled(all);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const reasons = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.reason] : []));
  expect(new Set(reasons)).toEqual(new Set(["patient.file-overtaken"]));
  expect(await stored()).toHaveLength(2);
});

it("a practice's file says nothing about the patients of another", async () => {
  const [own, other] = [await desk(), await desk()];
  const { bsn } = await makePatient(other.practice, { recordNumber: "1" });
  expect(await own.take(file(`Berg;;Anna;;3-5-1961;;${bsn};1;`))).toMatchObject({ added: 1, updated: 0 });
  expect((await other.stored())[0]).toMatchObject({ family_name: "Berg", name_prefix: "van der" });
});

it("the largest file is taken in whole, and brought up to date whole", { timeout: 120_000 }, async () => {
  const { organizationId, take, find } = await desk();
  const lines = (name: string) => Array.from({ length: 20_000 }, (_, at) => `${name};;Anna;;3-5-1961;V;;${at + 1};`);
  const begun = performance.now();
  expect(await take(file(...lines("Berg")))).toMatchObject({ added: 20_000 });
  expect(await take(file(...lines("Bergman")))).toMatchObject({ updated: 20_000 });
  expect(performance.now() - begun).toBeLessThan(90_000);
  expect(await find("19999")).toEqual(["Anna Bergman"]);
  const [counted] = await owner`select count(*)::int as count from audit_event
    where organization_id = ${organizationId} and event in ('patient.added', 'patient.changed')`;
  expect(counted).toEqual({ count: 40_000 });
});
