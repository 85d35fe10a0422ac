import { CsvError, parse } from "csv-parse/sync";
import { DomainError } from "#server/errors.ts";
import { type FileEncoding, type FileField, patientFileBytesMax, patientFileRowsMax } from "./import-contract.ts";

const cellsMax = 200;
const recordLengthMax = 20_000;
const separators = [";", ",", "\t"] as const;

/** How record systems and spreadsheets call their columns, in Dutch and English, without case, spaces and signs. */
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
};
const fieldOf = new Map(
  Object.entries(columnNames).flatMap(([field, names]) => names.map((name) => [name, field as FileField])),
);

export type FileRow = { line: number; cellCount: number; cells: Partial<Record<FileField, string>> };
export type PatientFile = {
  encoding: FileEncoding;
  separator: string;
  columns: { name: string; field: FileField | null }[];
  rows: FileRow[];
};

/**
 * A file of a record system or a spreadsheet as rows.
 * @throws INVALID for what is no such file: too big, no CSV, columns that say nothing or say it twice, too many lines.
 */
export function readPatientFile(bytes: Buffer): PatientFile {
  if (bytes.length > patientFileBytesMax) throw new DomainError("INVALID", "patient.file-too-big");
  if (bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) {
    throw new DomainError("INVALID", "patient.file-is-spreadsheet");
  }
  const { text, encoding } = decoded(bytes);
  const { body, lineOffset, separator } = separated(text);
  const [head, ...records] = recordsOf(body, separator, lineOffset);
  const columns = (head?.cells ?? []).map((name) => ({ name: name.trim(), field: fieldOf.get(keyOf(name)) ?? null }));
  assertColumns(columns.flatMap(({ field }) => field ?? []));
  if (records.length > patientFileRowsMax) {
    throw new DomainError("INVALID", "patient.file-too-long", { lines: patientFileRowsMax });
  }
  if (records.length === 0) throw new DomainError("INVALID", "patient.file-empty");
  const rows = records.map(({ line, cells }) => ({
    line,
    cellCount: cells.length,
    cells: Object.fromEntries(columns.flatMap(({ field }, at) => (field ? [[field, (cells[at] ?? "").trim()]] : []))),
  }));
  return { encoding, separator, columns, rows };
}

function assertColumns(fields: FileField[]): void {
  if (!fields.includes("familyName") || !fields.includes("birthDate")) {
    throw new DomainError("INVALID", "patient.file-without-columns");
  }
  if (new Set(fields).size < fields.length) throw new DomainError("INVALID", "patient.file-columns-twice");
}

/** A byte order mark says it; else UTF-8 when every byte fits, and what Windows writes when not. */
function decoded(bytes: Buffer): { text: string; encoding: FileEncoding } {
  const mark = bytes.subarray(0, 2).toString("hex");
  if (mark === "fffe" || mark === "feff") {
    const decoder = new TextDecoder(mark === "fffe" ? "utf-16le" : "utf-16be");
    return { text: decoder.decode(bytes), encoding: "utf-16" };
  }
  if (bytes.includes(0)) throw new DomainError("INVALID", "patient.file-unreadable", { line: 1 });
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

/** Excel may say the separator in a first line of its own; else it is what the head has most of. */
function separated(text: string): { body: string; lineOffset: number; separator: string } {
  const said = /^sep=([;,\t])\r?\n/i.exec(text);
  if (said?.[1]) return { body: text.slice(said[0].length), lineOffset: 1, separator: said[1] };
  const head = text.slice(0, recordLengthMax).split(/\r?\n|\r/, 1)[0] ?? "";
  const bare = head.replace(/"[^"]*"/g, "");
  const counted = separators.map((sign) => ({ sign, count: bare.split(sign).length }));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best));
  return { body: text, lineOffset: 0, separator: most.sign };
}

/** Head and lines; stops after one more than may be. Throws INVALID with the line where the quoting goes wrong. */
function recordsOf(body: string, delimiter: string, lineOffset: number): { line: number; cells: string[] }[] {
  const found: { line: number; cells: string[] }[] = [];
  try {
    parse(body, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: recordLengthMax,
      to: patientFileRowsMax + 2,
      on_record: (record: string[], { lines }) => {
        found.push({ line: lines + lineOffset, cells: record.slice(0, cellsMax) });
        return null;
      },
    });
    return found;
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    const line = Number(problem.lines ?? 1) + lineOffset;
    throw new DomainError("INVALID", "patient.file-unreadable", { line });
  }
}

/** "Geb. datum" and "geboorte-datum" are one. */
function keyOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
