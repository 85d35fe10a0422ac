import { expect, it } from "vitest";
import { alikeMax } from "#server/patients/contract.ts";
import { type PersonAnswer, personQuestionsMax } from "./contract.ts";
import type { FileRow } from "./file-rules.ts";
import type { KnownPatient } from "./match-rules.ts";
import { planImport } from "./rules.ts";

type Cells = FileRow["cells"];
const henk = { familyName: "Dijk", namePrefix: "van", givenName: "Henk", birthDate: "1950-01-01" } as const;
const hasNone = {
  initials: "",
  gender: "unknown",
  recordNumber: "",
  phone: "",
  bsnFingerprint: null,
  ownGpId: null,
} as const;
const open = { openTo: "team", isClosed: false } as const;

function known(patientId: string, facts: Partial<KnownPatient> = {}): KnownPatient {
  return { ...henk, ...hasNone, ...open, programmes: [], formerNumbers: [], patientId, ...facts };
}

function plan(lines: Cells[], everybody: KnownPatient[] = [], people: PersonAnswer[] = []) {
  const rows = lines.map((cells, at) => ({ line: at + 2, cells: { ...henk, ...cells }, cellCount: 9 }));
  const rules = { today: "2026-11-30", known: "update", dates: "day-first", people } as const;
  const whole = planImport({ columnCount: 9, rows }, everybody, {
    ...rules,
    fingerprintOf: (bsn) => bsn,
    gpOf: (name) => (name === "De Wit" ? "wit" : null),
  });
  return {
    ...whole,
    asked: whole.questions.map(({ person, alike }) => [person.line, ...alike.map(({ id }) => id)]),
    outcomes: whole.rows.map(({ line, outcome, known: who }) => [line, outcome, who?.patientId ?? null]),
    wrong: whole.problems.map(({ line, what, firstLine }) => [line, what, firstLine]),
  };
}

it("somebody known without number and BSN may be another than the line with a number: both are shown, nobody is joined", () => {
  const everybody = [known("one", { phone: "06 1" })];
  const { questions, rows, openCount } = plan([{ recordNumber: "4711", phone: "06 2" }], everybody);
  expect(questions).toEqual([
    {
      person: {
        ...{ id: "line-2", line: 2, fullName: "Henk van Dijk", birthDate: "1950-01-01" },
        ...{ recordNumber: "4711", phone: "06 2" },
      },
      alike: [
        {
          ...{ id: "one", line: null, fullName: "Henk van Dijk", birthDate: "1950-01-01" },
          ...{ recordNumber: null, phone: "06 1" },
        },
      ],
    },
  ]);
  expect({ rows, openCount }).toEqual({ rows: [], openCount: 1 });
});

it("an answer joins or adds; one about other people than are alike now is asked again", () => {
  const everybody = [known("one")];
  const answered = (about: string[], is: string | null) =>
    plan([{ recordNumber: "4711" }], everybody, [{ line: 2, about, is }]);
  expect(answered(["one"], "one")).toMatchObject({ outcomes: [[2, "updated", "one"]], openCount: 0 });
  expect(answered(["one"], null)).toMatchObject({ outcomes: [[2, "added", null]], openCount: 0 });
  for (const [about, is] of [
    [["two"], null],
    [["one", "two"], null],
    [["one"], "two"],
    [["one", "two"], "two"],
  ] as const) {
    expect(answered([...about], is)).toMatchObject({ outcomes: [], openCount: 1 });
  }
  const now = plan(
    [{ recordNumber: "4711" }],
    [...everybody, known("two", { recordNumber: "5" })],
    [{ line: 2, about: ["one"], is: null }],
  );
  expect(now).toMatchObject({ asked: [[2, "one", "two"]], openCount: 1 });
});

it.each<[string, Cells, Partial<KnownPatient>]>([
  ["another number", { recordNumber: "2" }, { recordNumber: "1" }],
  ["a number in the file only", { recordNumber: "2" }, {}],
  ["a number here only", {}, { recordNumber: "1" }],
  ["a BSN here only", {}, { bsnFingerprint: "111222333" }],
  ["a BSN in the file only", { bsn: "111222333" }, {}],
  ["no marks, and another telephone", { phone: "06 2" }, { phone: "06 1" }],
  ["no marks, and a name written another way", { namePrefix: "", familyName: "Dijk, van" }, {}],
  ["initials here, a given name in the file", { recordNumber: "2" }, { givenName: "", initials: "H.J." }],
  ["an accent", { recordNumber: "2", familyName: "Dìjk" }, {}],
  [
    "one number but for zeros, and neither name nor birth date agree",
    { recordNumber: "00123", familyName: "Vos", birthDate: "1-1-1970" },
    { recordNumber: "123" },
  ],
])("who could be two is asked about: %s", (_, cells, facts) => {
  expect(plan([cells], [known("one", facts)])).toMatchObject({ asked: [[2, "one"]], outcomes: [], wrong: [] });
});

it.each<[string, Cells, Partial<KnownPatient>, string]>([
  [
    "the same BSN, with another name and number",
    { bsn: "111222333", familyName: "Vos", recordNumber: "2" },
    { bsnFingerprint: "111222333", recordNumber: "1" },
    "updated",
  ],
  ["the same number, with another name", { recordNumber: "1", familyName: "Vos" }, { recordNumber: "1" }, "updated"],
  [
    "one number but for zeros, and the birth date agrees",
    { recordNumber: "00123", familyName: "Vos" },
    { recordNumber: "123" },
    "updated",
  ],
  ["one number but for zeros is no change", { recordNumber: "123" }, { recordNumber: "00123" }, "unchanged"],
  ["the same file again, without marks", {}, {}, "unchanged"],
])("who is certainly one is not asked about: %s", (_, cells, facts, outcome) => {
  expect(plan([cells], [known("one", facts)])).toMatchObject({ asked: [], outcomes: [[2, outcome, "one"]] });
});

it.each<[string, Cells, Partial<KnownPatient>]>([
  ["another birth date", { recordNumber: "2", birthDate: "2-1-1950" }, {}],
  ["a twin", { recordNumber: "2", givenName: "Hans" }, {}],
  ["two BSNs", { bsn: "111222333", recordNumber: "2" }, { bsnFingerprint: "123456782" }],
  [
    "two BSNs under one number but for zeros",
    { bsn: "111222333", recordNumber: "001" },
    { bsnFingerprint: "123456782", recordNumber: "1" },
  ],
])("who is certainly another is added without a question: %s", (_, cells, facts) => {
  expect(plan([cells], [known("one", facts)])).toMatchObject({ asked: [], outcomes: [[2, "added", null]] });
});

it("one number but for zeros with the same name is one person: another birth date is refused as it always was", () => {
  const { wrong } = plan([{ recordNumber: "0123", birthDate: "2-1-1950" }], [known("one", { recordNumber: "123" })]);
  expect(wrong).toEqual([[2, "another-birth-date", null]]);
});

it("two lines of one file that could be one are asked about; one person twice is refused with the first line", () => {
  const lines = [{ recordNumber: "1" }, { recordNumber: "2" }];
  expect(plan(lines)).toMatchObject({ asked: [[3, "line-2"]], outcomes: [[2, "added", null]] });
  const answered = (is: string | null) => plan(lines, [], [{ line: 3, about: ["line-2"], is }]);
  expect(answered(null).outcomes).toEqual([
    [2, "added", null],
    [3, "added", null],
  ]);
  expect(answered("line-2").wrong).toEqual([[3, "twice", 2]]);
  expect(plan([{ recordNumber: "1" }, {}]).asked).toEqual([[3, "line-2"]]);
  expect(plan([{ recordNumber: "1" }, { recordNumber: "01" }]).wrong).toEqual([[3, "twice", 2]]);
});

it("two who are both known by number are not asked about, and two lines never become one patient", () => {
  const both = [known("one", { recordNumber: "1" }), known("two", { recordNumber: "2" })];
  const lines = [{ recordNumber: "1" }, { recordNumber: "2" }];
  expect(plan(lines, both)).toMatchObject({ asked: [], openCount: 0, wrong: [] });
  const third = plan([...lines, { recordNumber: "3" }], both, [{ line: 4, about: ["one", "two"], is: "one" }]);
  expect(third).toMatchObject({ asked: [[4, "one", "two"]], wrong: [[4, "twice", 2]] });
});

it("who was merged stays so, also when the file lost the zeros of the number", () => {
  const everybody = [known("one", { recordNumber: "1", formerNumbers: ["007"] })];
  expect(plan([{ recordNumber: "1" }, { recordNumber: "7" }], everybody)).toMatchObject({
    ...{
      asked: [],
      wrong: [],
      outcomes: [
        [2, "unchanged", "one"],
        [3, "unchanged", "one"],
      ],
    },
  });
});

it("more people than somebody can tell apart, and more lines than somebody answers, are refused with the reason", () => {
  const many = Array.from({ length: alikeMax + 1 }, (_, at) => known(`p${at}`, { recordNumber: `${at + 10}` }));
  expect(plan([{ recordNumber: "1" }], many).wrong).toEqual([[2, "many-alike", null]]);
  const pairs = Array.from({ length: personQuestionsMax + 1 }, (_, at) => ({ familyName: `Dijk${at}` }));
  const { questions, wrong } = plan(
    pairs.map((name, at) => ({ ...name, recordNumber: `${at + 1}` })),
    pairs.map((name, at) => known(`p${at}`, name)),
  );
  expect(questions).toHaveLength(personQuestionsMax);
  expect(wrong).toEqual([[personQuestionsMax + 2, "many-alike", null]]);
});

it("a file brings own GP and programmes; what it does not name stays, and an unknown name is refused", () => {
  const everybody = [known("one", { recordNumber: "1", programmes: ["copd"], ownGpId: "old" })];
  const changed = (cells: Cells) => plan([{ recordNumber: "1", ...cells }], everybody);
  expect(changed({}).outcomes).toEqual([[2, "unchanged", "one"]]);
  const { rows } = changed({ ownGp: "De Wit", programmes: "CVRM; DM2" });
  expect(rows).toMatchObject([{ ownGpId: "wit", facts: { programmes: ["diabetes", "cvrm"] } }]);
  expect(rows[0]?.fields).toEqual(["programmes", "ownGp"]);
  expect(changed({ ownGp: "De Wilde", programmes: "astma" }).wrong).toEqual([
    [2, "own-gp", null],
    [2, "programme", null],
  ]);
});

it("a file changes nothing of a record that is not open to who imports it, and names no treater of one for treaters only", () => {
  const cells = { recordNumber: "1", phone: "06 2", ownGp: "De Wit" };
  const closed = known("one", { recordNumber: "1", openTo: "guarded", isClosed: true });
  expect(plan([cells], [closed])).toMatchObject({ outcomes: [[2, "skipped", "one"]], problems: [] });
  const { rows } = plan([cells], [{ ...closed, isClosed: false }]);
  expect(rows[0]?.fields).toEqual(["phone"]);
  const [question] = plan([{ recordNumber: "0002" }], [{ ...closed, recordNumber: "", phone: "06 1" }]).questions;
  expect(question?.alike).toMatchObject([{ id: "one", phone: null }]);
});
