import { fullName, type NameParts } from "#db/terms/patient-names.ts";
import { AddPatientInput } from "./contract.ts";
import type { FileRow } from "./file-rules.ts";
import type { FileField, FileProblem, ImportCounts, ImportOutcome, KnownChoice } from "./import-contract.ts";
import { bsnIn, genderIn, isDay, sortName } from "./rules.ts";

/** A patient that the practice knows, as far as a file can say something about him. */
export type KnownPatient = Omit<AddPatientInput, "bsn" | "contactNotes"> & {
  patientId: string;
  bsnFingerprint: string | null;
};
/** A line that can be taken in: its facts (of a known patient, what stays of him included) and what happens. */
export type PlannedRow = {
  line: number;
  facts: AddPatientInput;
  bsnFingerprint: string | null;
  known: KnownPatient | null;
  outcome: ImportOutcome;
  /** Names of facts that change, for the log. */
  fields: string[];
};
export type ImportPlan = { rows: PlannedRow[]; problems: FileProblem[] };
type Rules = { today: string; known: KnownChoice; fingerprintOf: (bsn: string) => string };

const nameFields = ["familyName", "namePrefix", "givenName", "initials"] as const;
const factFields = [...nameFields, "birthDate", "gender", "recordNumber", "phone"] as const;

/** What each line of a file comes to beside the patients that are known. Every line is judged, so that all problems show at once. */
export function planImport(file: { columnCount: number; rows: FileRow[] }, known: KnownPatient[], rules: Rules) {
  const book = bookOf(known);
  const seen = new Map<string, number>();
  const plan: ImportPlan = { rows: [], problems: [] };
  for (const row of file.rows) {
    const { line } = row;
    const wrong = (what: FileProblem["what"], field: FileField | null = null, firstLine: number | null = null) =>
      plan.problems.push({ line, what, field, firstLine });
    if (row.cellCount > file.columnCount) {
      wrong("cells");
      continue;
    }
    const { facts, problems } = factsIn(row, rules.today);
    if (!facts) {
      for (const { what, field } of problems) wrong(what, field);
      continue;
    }
    const bsnFingerprint = facts.bsn === "" ? null : rules.fingerprintOf(facts.bsn);
    const marks = marksOf({ ...facts, bsnFingerprint });
    const first = marks.find(({ mark }) => seen.has(mark));
    if (first) wrong("twice", first.field, seen.get(first.mark));
    for (const { mark } of marks) if (!seen.has(mark)) seen.set(mark, line);
    if (first) continue;
    const match = matchOf({ ...facts, bsnFingerprint }, book);
    if (match === "two") wrong("number-of-another", "recordNumber");
    else if (match && rules.known === "update" && match.birthDate !== facts.birthDate)
      wrong("another-birth-date", "birthDate");
    else plan.rows.push(plannedRow(line, facts, bsnFingerprint, match, rules.known));
  }
  return plan;
}

export function countsOf(rows: readonly PlannedRow[]): ImportCounts {
  const counts: ImportCounts = { added: 0, updated: 0, unchanged: 0, skipped: 0, withoutBsn: 0 };
  for (const { outcome, bsnFingerprint, known } of rows) {
    counts[outcome] += 1;
    if (bsnFingerprint === null && !known?.bsnFingerprint) counts.withoutBsn += 1;
  }
  return counts;
}

/** A name with nothing where nothing was given. */
export function nameOf({ familyName, namePrefix, givenName, initials }: AddPatientInput | KnownPatient): NameParts {
  return { familyName, namePrefix: namePrefix || null, givenName: givenName || null, initials: initials || null };
}

export const rowName = ({ facts }: PlannedRow) => fullName(nameOf(facts));

function plannedRow(
  line: number,
  given: AddPatientInput,
  bsnFingerprint: string | null,
  known: KnownPatient | null,
  choice: KnownChoice,
): PlannedRow {
  if (!known) return { line, facts: given, bsnFingerprint, known, outcome: "added", fields: [] };
  // An empty cell says nothing; it does not take away what is known.
  const kept = Object.fromEntries(
    factFields.filter((name) => isSilent(given, name, known)).map((name) => [name, known[name]]),
  );
  const facts = { ...given, ...kept };
  const fields: string[] = factFields.filter((name) => facts[name] !== known[name]);
  if (bsnFingerprint !== null && bsnFingerprint !== known.bsnFingerprint) fields.push("bsn");
  const changed = fields.length === 0 ? "unchanged" : "updated";
  return { line, facts, bsnFingerprint, known, outcome: choice === "skip" ? "skipped" : changed, fields };
}

function isSilent(given: AddPatientInput, name: (typeof factFields)[number], known: KnownPatient): boolean {
  // A prefix belongs to its family name: another name comes without the old prefix.
  if (name === "namePrefix" && given.familyName !== known.familyName) return false;
  return given[name] === "" || (name === "gender" && given.gender === "unknown");
}

type Marked = AddPatientInput & { bsnFingerprint: string | null };
type Mark = { mark: string; field: FileField };

/** By what a line is somebody: his BSN, his number in the HIS; without those, his name and birth date. */
function marksOf(row: Marked): Mark[] {
  const marks: Mark[] = [];
  if (row.bsnFingerprint) marks.push({ mark: `bsn ${row.bsnFingerprint}`, field: "bsn" });
  if (row.recordNumber) marks.push({ mark: `number ${row.recordNumber}`, field: "recordNumber" });
  if (marks.length === 0) marks.push({ mark: `name ${row.birthDate} ${sortName(nameOf(row))}`, field: "familyName" });
  return marks;
}

type Book = Record<"byBsn" | "byNumber" | "byName", Map<string, KnownPatient>>;

function bookOf(known: readonly KnownPatient[]): Book {
  const book: Book = { byBsn: new Map(), byNumber: new Map(), byName: new Map() };
  for (const one of known) {
    if (one.bsnFingerprint) book.byBsn.set(one.bsnFingerprint, one);
    if (one.recordNumber) book.byNumber.set(one.recordNumber, one);
    book.byName.set(`${one.birthDate} ${sortName(nameOf(one))}`, one);
  }
  return book;
}

/** Who of the known patients a line is about; "two" when its BSN and its number are of different people. */
function matchOf(row: Marked, { byBsn, byNumber, byName }: Book): KnownPatient | "two" | null {
  const bsn = row.bsnFingerprint ? byBsn.get(row.bsnFingerprint) : undefined;
  const number = row.recordNumber ? byNumber.get(row.recordNumber) : undefined;
  if (bsn && number && bsn !== number) return "two";
  if (!bsn && number?.bsnFingerprint && row.bsnFingerprint) return "two";
  if (bsn ?? number) return bsn ?? number ?? null;
  const isNameless = row.bsnFingerprint === null && row.recordNumber === "";
  return isNameless ? (byName.get(`${row.birthDate} ${sortName(nameOf(row))}`) ?? null) : null;
}

type CellProblem = { what: FileProblem["what"]; field: FileField | null };

function factsIn({ cells }: FileRow, today: string): { facts: AddPatientInput | null; problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const wrong = (what: FileProblem["what"], field: FileField) => void problems.push({ what, field });
  for (const [field, text] of entriesOf(cells)) {
    // What a spreadsheet would run as a formula is no name, and a telephone number has a plus at most.
    if (/^[=@]/.test(text) || (/^[+-]/.test(text) && field !== "phone")) wrong("formula", field);
    else if (/[\p{Cc}\u2028\u2029]/u.test(text)) wrong("characters", field);
  }
  if (!cells.familyName) wrong("missing", "familyName");
  const birthDate = birthDateIn(cells.birthDate ?? "");
  if (!cells.birthDate) wrong("missing", "birthDate");
  else if (birthDate === null) wrong("date", "birthDate");
  else if (birthDate > today) wrong("future", "birthDate");
  const gender = genderIn(cells.gender ?? "");
  if (gender === null) wrong("gender", "gender");
  const bsn = cells.bsn ? bsnIn(cells.bsn) : "";
  if (bsn === null) wrong("bsn", "bsn");
  const parsed = AddPatientInput.safeParse({ ...cells, birthDate, gender, bsn, contactNotes: [] });
  if (!parsed.success && problems.length === 0) {
    for (const { path } of parsed.error.issues)
      wrong("too-long", entriesOf(cells).find(([name]) => name === path[0])?.[0] ?? "familyName");
  }
  return { facts: problems.length === 0 && parsed.success ? parsed.data : null, problems };
}

/** A day as files write it, day first; null for what is none. Two digits do not say a century. */
export function birthDateIn(text: string): string | null {
  const day = text.replace(/[T ]0?0:00(:00(\.0+)?)?Z?$/, "");
  const parts =
    /^(?<year>\d{4})[-/.]?(?<month>\d{2})[-/.]?(?<day>\d{2})$/.exec(day)?.groups ??
    /^(?<day>\d{1,2})[-/. ](?<month>\d{1,2})[-/. ](?<year>\d{4})$/.exec(day)?.groups;
  const reversed = /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/.exec(day)?.groups;
  for (const found of [parts, reversed]) {
    const date = `${found?.year}-${found?.month?.padStart(2, "0")}-${found?.day?.padStart(2, "0")}`;
    if (found && isDay(date) && date >= "1890") return date;
  }
  return null;
}

function entriesOf(cells: FileRow["cells"]): [FileField, string][] {
  return Object.entries(cells) as [FileField, string][];
}
