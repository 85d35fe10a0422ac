import { patientFileBytesMax, patientFileRowsMax } from "#db/terms/patients.ts";
import { DomainError } from "#server/errors.ts";
import type { FileEncoding, FileField, NameReading } from "./contract.ts";
import { type CsvRecord, csvRecords } from "./csv-rules.ts";
import { decoded, encodingsOf, likeliestEncoding } from "./encoding-rules.ts";

/** Column names used by record systems and spreadsheets, in Dutch and English, without case, spaces and punctuation. */
const columnNames: Record<FileField, readonly string[]> = {
  familyName: ["achternaam", "geslachtsnaam", "familienaam", "familyname", "lastname", "surname"],
  namePrefix: ["tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "nameprefix", "prefix", "infix"],
  givenName: ["voornaam", "voornamen", "roepnaam", "givenname", "firstname"],
  initials: ["voorletters", "voorletter", "initialen", "initials"],
  birthDate: ["geboortedatum", "gebdatum", "gebdat", "geboren", "birthdate", "dateofbirth", "dob"],
  gender: ["geslacht", "gender", "sex"],
  bsn: ["bsn", "bsnnummer", "burgerservicenummer", "citizenservicenumber"],
  recordNumber: [
    "patientnummer",
    "patientnr",
    "patnr",
    "nummerinhethis",
    "hisnummer",
    "dossiernummer",
    "patientnumber",
    "recordnumber",
    "mrn",
  ],
  phone: ["telefoon", "telefoonnummer", "tel", "mobiel", "phone", "phonenumber", "telephone", "mobile"],
  ownGp: ["huisarts", "eigenhuisarts", "vastehuisarts", "gp", "owngp", "generalpractitioner"],
  programmes: ["zorgprogramma", "zorgprogrammas", "ketenzorg", "programma", "programme", "programmes"],
};
const fieldOf = new Map(
  Object.entries(columnNames).flatMap(([field, names]) => names.map((name) => [name, field as FileField])),
);

/** The columns whose letters tell in which encoding a file is. */
const nameFields: readonly (FileField | null)[] = ["familyName", "namePrefix", "givenName", "initials"];

/** `cellCount`: without the empty cell that a separator at the end of every line makes. */
export type FileRow = { line: number; cellCount: number; cells: Partial<Record<FileField, string>> };
type FileColumn = { name: string; field: FileField | null };
export type PatientFile = {
  encoding: FileEncoding;
  /** The names in a few encodings, when the file alone does not tell which one it is; null when it does. */
  nameReadings: NameReading[] | null;
  separator: string;
  columns: FileColumn[];
  rows: FileRow[];
};

/**
 * Parses a CSV file of a record system or spreadsheet into rows. `chosen`: the encoding by which somebody said that the
 * names are right; counts only when the file can be read so.
 * @throws INVALID when it cannot be used: too big, not CSV, unknown or duplicate columns, too many lines.
 */
export function readPatientFile(bytes: Buffer, chosen?: FileEncoding): PatientFile {
  if (bytes.length > patientFileBytesMax) throw new DomainError("INVALID", "patient.file-too-big");
  if (bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) {
    throw new DomainError("INVALID", "patient.file-is-spreadsheet");
  }
  const { raw, encodings } = rawOf(bytes);
  const { separator, records } = csvRecords(raw);
  const [head, ...lines] = withoutTotal(records);
  const columnsIn = (encoding: FileEncoding) => columnsOf(head, encoding);
  const rawNames = namesIn(columnsIn("windows-1252"), lines);
  // A known column with an accent in its name is as good as a name.
  const bonusOf = (encoding: FileEncoding) => 6 * columnsIn(encoding).filter(isAccentedColumn).length;
  const likeliest = likeliestEncoding(rawNames, encodings, bonusOf);
  const { nameReadings } = likeliest;
  const encoding = encodings.find((each) => each === chosen) ?? likeliest.encoding;
  const columns = columnsIn(encoding);
  assertColumns(columns.flatMap(({ field }) => field ?? []));
  if (lines.length > patientFileRowsMax) {
    throw new DomainError("INVALID", "patient.file-too-long", { lines: patientFileRowsMax });
  }
  if (lines.length === 0) throw new DomainError("INVALID", "patient.file-empty");
  const closing = hasClosingSeparator(columns.length, lines) ? 1 : 0;
  const rows = lines.map(({ line, cells }) => ({
    line,
    cellCount: cells.length - closing,
    cells: Object.fromEntries(
      columns.flatMap(({ field }, at) => (field ? [[field, decoded(cells[at] ?? "", encoding).trim()]] : [])),
    ),
  }));
  return { encoding, nameReadings, separator, columns, rows };
}

/**
 * The file with one character a byte, so that it is cut into cells before its encoding is known: separators and quotes
 * are ASCII in all of them but UTF-16, which a byte order mark announces and which is decoded here.
 */
function rawOf(bytes: Buffer): { raw: string; encodings: FileEncoding[] } {
  const mark = bytes.subarray(0, 2).toString("hex");
  if (mark === "fffe" || mark === "feff") {
    const decoder = new TextDecoder(mark === "fffe" ? "utf-16le" : "utf-16be");
    return { raw: decoder.decode(bytes), encodings: ["utf-16"] };
  }
  if (bytes.includes(0)) throw new DomainError("INVALID", "patient.file-unreadable", { line: 1 });
  const hasMark = bytes.subarray(0, 3).toString("hex") === "efbbbf";
  return { raw: bytes.subarray(hasMark ? 3 : 0).toString("latin1"), encodings: encodingsOf(bytes, hasMark) };
}

function columnsOf(head: CsvRecord | undefined, encoding: FileEncoding): FileColumn[] {
  const names = (head?.cells ?? []).map((cell) => decoded(cell, encoding).trim());
  // A separator at the end of the head is no column.
  if (names.at(-1) === "") names.pop();
  return names.map((name) => ({ name, field: fieldOf.get(keyOf(name)) ?? null }));
}

const isAccentedColumn = ({ name, field }: FileColumn) => field !== null && /[^\p{ASCII}]/u.test(name);

function namesIn(columns: readonly FileColumn[], lines: readonly CsvRecord[]): string[] {
  const places = columns.flatMap(({ field }, at) => (nameFields.includes(field) ? [at] : []));
  return lines.flatMap(({ cells }) =>
    places.map((at) => (cells[at] ?? "").replace(/^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g, "")),
  );
}

/** Some systems end with how many lines there are: "Totaal: 120", "Aantal patiënten;120". That is no patient. */
function withoutTotal(records: CsvRecord[]): CsvRecord[] {
  const [name = "", ...counts] =
    records
      .at(-1)
      ?.cells.map((cell) => cell.trim())
      .filter(Boolean) ?? [];
  const isTotal =
    /^((eind|sub)?totaal|(sub|grand )?total|aantal|count)\b\D*(?:\d[\d., ]*)?$/i.test(name) &&
    counts.every((count) => /^[\d.,]{1,7}$/.test(count)) &&
    /\d/.test([name, ...counts].join(""));
  return isTotal ? records.slice(0, -1) : records;
}

/** Whether each line has one cell more than the head, and that one is empty everywhere. */
function hasClosingSeparator(columnCount: number, lines: readonly CsvRecord[]): boolean {
  return lines.every(({ cells }) => cells.length > columnCount && cells[columnCount]?.trim() === "");
}

function assertColumns(fields: FileField[]): void {
  if (!fields.includes("familyName") || !fields.includes("birthDate")) {
    throw new DomainError("INVALID", "patient.file-without-columns");
  }
  if (new Set(fields).size < fields.length) throw new DomainError("INVALID", "patient.file-columns-twice");
}

/** Normalizes a column name: "Geb. datum" and "geb-datum" are equal. */
function keyOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
