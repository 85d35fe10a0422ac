import { fullName } from "#db/terms/patient-names.ts";
import type { KnownChoice } from "#db/terms/patients.ts";
import { type AddPatientInput, alikeMax } from "#server/patients/contract.ts";
import { sortName } from "#server/patients/rules.ts";
import { bareNumber, hasSameName } from "#server/patients/same-person-rules.ts";
import { type CellRules, factsIn } from "./cell-rules.ts";
import {
  type FileAnswers,
  type FileField,
  type FilePreview,
  type FileProblem,
  type ImportCounts,
  type ImportOutcome,
  type PersonAnswer,
  type PersonQuestion,
  personQuestionsMax,
} from "./contract.ts";
import type { FileRow } from "./file-rules.ts";
import {
  alikeIn,
  bookOf,
  type Certain,
  certainMatch,
  emptyBook,
  type FilePerson,
  isAnswerTo,
  type KnownPatient,
  nameOf,
  shelve,
  shownPerson,
} from "./match-rules.ts";

/** A line that can be imported: its facts (merged with those of a known patient) and the outcome. */
export type PlannedRow = FilePerson & {
  known: KnownPatient | null;
  outcome: ImportOutcome;
  /** Names of the changed fields, for the log. */
  fields: string[];
};
export type ImportPlan = {
  rows: PlannedRow[];
  problems: FileProblem[];
  /** Lines about somebody who could be another, in file order, and how many of them have no answer that fits. */
  questions: PersonQuestion[];
  openCount: number;
};
type Rules = CellRules & {
  known: KnownChoice;
  people: readonly PersonAnswer[];
  fingerprintOf: (bsn: string) => string;
};
type Wrong = (what: FileProblem["what"], field?: FileField | null, firstLine?: number | null) => void;

const factFields = [
  ...(["familyName", "namePrefix", "givenName", "initials"] as const),
  ...(["birthDate", "gender", "recordNumber", "phone"] as const),
];

/** Plans the outcome of each line, given the known patients. Checks every line, so that all problems show at once. */
export function planImport(
  file: { columnCount: number; rows: FileRow[] },
  known: KnownPatient[],
  rules: Rules,
): ImportPlan {
  const plan: ImportPlan = { rows: [], problems: [], questions: [], openCount: 0 };
  const wrongOn =
    (line: number): Wrong =>
    (what, field = null, firstLine = null) =>
      void plan.problems.push({ line, what, field, firstLine });
  const book = bookOf(known);
  const decide = decider(plan, book, rules.people, wrongOn);
  const lineOf = new Map<string, number>();
  for (const person of peopleIn(file, rules, wrongOn)) {
    const wrong = wrongOn(person.line);
    const match = decide(person);
    if (match === "open") continue;
    if (match === "two") {
      wrong("number-of-another", "recordNumber");
      continue;
    }
    const isOwn = match !== null && !isFormer(person, match);
    const firstLine = isOwn ? lineOf.get(match.patientId) : undefined;
    if (isOwn && firstLine === undefined) lineOf.set(match.patientId, person.line);
    if (firstLine !== undefined) wrong("twice", "familyName", firstLine);
    else if (match && !match.isClosed && rules.known === "update" && match.birthDate !== person.facts.birthDate)
      wrong("another-birth-date", "birthDate");
    else plan.rows.push(plannedRow(person, match, rules.known));
  }
  plan.problems.sort((one, other) => one.line - other.line);
  return plan;
}

/** The lines that tell of a person whom no line before told of. */
function peopleIn(
  file: { columnCount: number; rows: FileRow[] },
  rules: Rules,
  wrongOn: (line: number) => Wrong,
): FilePerson[] {
  const seen = new Map<string, number>();
  return file.rows.flatMap((row) => {
    const wrong = wrongOn(row.line);
    if (row.cellCount > file.columnCount) {
      wrong("cells");
      return [];
    }
    const { facts, ownGpId, problems } = factsIn(row, rules);
    for (const { what, field } of problems) wrong(what, field);
    if (!facts) return [];
    const bsnFingerprint = facts.bsn === "" ? null : rules.fingerprintOf(facts.bsn);
    const person: FilePerson = { line: row.line, facts, ownGpId, bsnFingerprint };
    const marks = marksOf(person);
    const first = marks.find(({ mark }) => seen.has(mark));
    if (first) wrong("twice", first.field, seen.get(first.mark));
    for (const { mark } of marks) if (!seen.has(mark)) seen.set(mark, row.line);
    return first ? [] : [person];
  });
}

/** Decides line by line whom it is about: by what is certain, or else by an answer; without one it stays open. */
function decider(
  plan: ImportPlan,
  book: ReturnType<typeof bookOf>,
  people: readonly PersonAnswer[],
  wrongOn: (line: number) => Wrong,
): (person: FilePerson) => Certain | "open" {
  const before = emptyBook<FilePerson>();
  const certainOf = new Map<number, KnownPatient>();
  const answers = new Map(people.map((answer) => [answer.line, answer]));
  return (person) => {
    const certain = certainMatch(person, book);
    const earlier = certain ? [] : alikeIn(person, before);
    shelve(before, person);
    if (certain) {
      if (certain !== "two") certainOf.set(person.line, certain);
      return certain;
    }
    const known = alikeIn(person, book);
    const repeated = earlier.find(({ facts }) => isNumberAgain(person.facts, facts));
    if (repeated) {
      wrongOn(person.line)("twice", "recordNumber", repeated.line);
      return "open";
    }
    // A line before that is certainly one of the known is not shown a second time.
    const others = earlier.filter(({ line }) => !known.some((one) => one === certainOf.get(line)));
    const alike = [...known, ...others].map(shownPerson);
    if (alike.length === 0) return null;
    if (alike.length > alikeMax || plan.questions.length >= personQuestionsMax) {
      wrongOn(person.line)("many-alike", "familyName");
      return "open";
    }
    plan.questions.push({ person: shownPerson(person), alike });
    const answer = answers.get(person.line);
    if (!isAnswerTo(answer, alike)) {
      plan.openCount += 1;
      return "open";
    }
    const same = alike.find(({ id }) => id === answer.is);
    if (!same) return null;
    if (same.line === null) return known.find(({ patientId }) => patientId === same.id) ?? null;
    wrongOn(person.line)("twice", "familyName", same.line);
    return "open";
  };
}

/** One number with other leading zeros, and the name or the birth date agrees. */
function isNumberAgain(one: AddPatientInput, other: AddPatientInput): boolean {
  if (one.recordNumber === "" || bareNumber(one.recordNumber) !== bareNumber(other.recordNumber)) return false;
  return one.birthDate === other.birthDate || hasSameName(nameOf(one), nameOf(other));
}

export function countsOf(rows: readonly PlannedRow[]): ImportCounts {
  const counts: ImportCounts = { added: 0, updated: 0, unchanged: 0, skipped: 0, withoutBsn: 0 };
  for (const { outcome, bsnFingerprint, known } of rows) {
    counts[outcome] += 1;
    if (bsnFingerprint === null && !known?.bsnFingerprint) counts.withoutBsn += 1;
  }
  return counts;
}

/** Whether a question about how the file is read has no answer that belongs to it. */
export function isAsking(
  { names, dates }: Pick<FilePreview["questions"], "names" | "dates">,
  answers: Pick<FileAnswers, "encoding" | "dates">,
): boolean {
  const isNamed = names === null || names.some(({ encoding }) => encoding === answers.encoding);
  return !isNamed || (dates !== null && answers.dates === undefined);
}

export const rowName = ({ facts }: PlannedRow) => fullName(nameOf(facts));

/**
 * Whether the line is of somebody who was merged into this patient: the file still has them (own choice, 2026-11-30), and what
 * remains stands, by its own line.
 */
function isFormer(
  { facts: { recordNumber } }: FilePerson,
  { formerNumbers, recordNumber: own }: KnownPatient,
): boolean {
  if (formerNumbers.includes(recordNumber)) return true;
  const bare = bareNumber(recordNumber);
  return recordNumber !== "" && bare !== bareNumber(own) && formerNumbers.some((number) => bareNumber(number) === bare);
}

function plannedRow(person: FilePerson, known: KnownPatient | null, choice: KnownChoice): PlannedRow {
  const { facts: given, bsnFingerprint, ownGpId } = person;
  if (!known) return { ...person, known, outcome: "added", fields: [] };
  // Nobody changes by a file what is not open to them.
  if (known.isClosed) return { ...person, known, outcome: "skipped", fields: [] };
  if (isFormer(person, known)) return { ...person, known, outcome: "unchanged", fields: [] };
  // An empty cell does not clear a known value.
  const kept = Object.fromEntries(
    factFields.filter((name) => isSilent(given, name, known)).map((name) => [name, known[name]]),
  );
  const programmes = given.programmes.length === 0 ? known.programmes : given.programmes;
  const facts = { ...given, ...kept, programmes };
  const fields: string[] = factFields.filter((name) => facts[name] !== known[name]);
  if (bsnFingerprint !== null && bsnFingerprint !== known.bsnFingerprint) fields.push("bsn");
  if (`${programmes}` !== `${known.programmes}`) fields.push("programmes");
  // Of a record for treaters only, a treater names who treats: with a file somebody could open it to themselves.
  if (ownGpId !== null && ownGpId !== known.ownGpId && known.openTo === "team") fields.push("ownGp");
  const changed = fields.length === 0 ? "unchanged" : "updated";
  return { ...person, facts, known, outcome: choice === "skip" ? "skipped" : changed, fields };
}

function isSilent(given: AddPatientInput, name: (typeof factFields)[number], known: KnownPatient): boolean {
  // A prefix belongs to its family name: with another family name the old prefix is dropped.
  if (name === "namePrefix" && given.familyName !== known.familyName) return false;
  // A number is no other by the zeros that a spreadsheet dropped.
  if (name === "recordNumber" && bareNumber(given.recordNumber) === bareNumber(known.recordNumber)) return true;
  return given[name] === "" || (name === "gender" && given.gender === "unknown");
}

type Mark = { mark: string; field: FileField };

/** What identifies a patient in a line: the BSN and the record number; without both, name and birth date. */
function marksOf({ facts, bsnFingerprint }: FilePerson): Mark[] {
  const marks: Mark[] = [];
  if (bsnFingerprint) marks.push({ mark: `bsn ${bsnFingerprint}`, field: "bsn" });
  if (facts.recordNumber) marks.push({ mark: `number ${facts.recordNumber}`, field: "recordNumber" });
  if (marks.length > 0) return marks;
  return [{ mark: `name ${facts.birthDate} ${sortName(nameOf(facts))}`, field: "familyName" }];
}
