import { z } from "zod";
import { type DateOrder, dateOrders, knownChoices, patientFileBytesMax } from "#db/terms/patients.ts";
import { alikeMax } from "#server/patients/contract.ts";

/** Lines and problems shown in a preview. */
export const shownRowsMax = 50;
export const shownProblemsMax = 200;
/**
 * How many lines of one file are asked about. Own choice, 2026-11-30: more than that nobody answers with attention; such a file needs
 * BSNs, or goes in parts.
 */
export const personQuestionsMax = 200;

/** The fields that a column can hold. */
export const fileFields = [
  "familyName",
  "namePrefix",
  "givenName",
  "initials",
  "birthDate",
  "gender",
  "bsn",
  "recordNumber",
  "phone",
  "ownGp",
  "programmes",
] as const;
export type FileField = (typeof fileFields)[number];

/**
 * Encodings of one byte a letter: of Windows (in the West, in Central Europe, in Turkey), of old Macs, and of DOS (CP850, in Europe, and
 * CP437, in America).
 */
export const legacyEncodings = ["windows-1252", "windows-1250", "windows-1254", "macintosh", "cp850", "cp437"] as const;
export type LegacyEncoding = (typeof legacyEncodings)[number];
/**
 * How a file is read. `mixed-`: UTF-8 with single letters in another encoding. `twice-`: UTF-8 that was once read in
 * another encoding and stored again.
 */
export const fileEncodings = [
  "utf-8",
  "utf-16",
  ...legacyEncodings,
  ...legacyEncodings.map((set) => `mixed-${set}` as const),
  ...legacyEncodings.map((set) => `twice-${set}` as const),
] as const;
export type FileEncoding = (typeof fileEncodings)[number];
/** Some names of the file in one encoding, to be compared with the same names in others. */
export type NameReading = { encoding: FileEncoding; names: string[] };

/** A date of the file that is one day or another (ISO 8601), and the line it stands on. */
export type DateReading = { line: number; written: string; days: Record<DateOrder, string> };

/** Who could be one, as the question shows them. `line`: where it stands in the file; null is a patient whom the practice has. */
export type AlikePerson = {
  /** Of the patient, or "line-5". */
  id: string;
  line: number | null;
  fullName: string;
  birthDate: string;
  recordNumber: string | null;
  phone: string | null;
};
/** Whether the person on a line is one of those who are alike. */
export type PersonQuestion = { person: AlikePerson; alike: AlikePerson[] };

const AlikeId = z.string().max(50);
/** `about`: everyone who was shown, so that an answer about others is asked again. `is`: who of them it is; null is nobody. */
export const PersonAnswer = z.object({
  line: z.int().min(1),
  about: z.array(AlikeId).min(1).max(alikeMax),
  is: AlikeId.nullable(),
});
export type PersonAnswer = z.infer<typeof PersonAnswer>;

/**
 * `content`: the file in base64, so that the server detects its encoding. `encoding`, `dates` and
 * `people`: the answers to what the preview asked.
 */
export const InspectFileInput = z.object({
  content: z.string().max(Math.ceil(patientFileBytesMax / 3) * 4),
  known: z.enum(knownChoices).default("update"),
  encoding: z.enum(fileEncodings).optional(),
  dates: z.enum(dateOrders).optional(),
  people: z.array(PersonAnswer).max(personQuestionsMax).optional(),
});
export type InspectFileInput = z.infer<typeof InspectFileInput>;
export type FileAnswers = Omit<InspectFileInput, "content">;

/** With the counts of the preview: if they no longer hold, nothing is imported. */
export const ImportPatientsInput = InspectFileInput.extend({
  expected: z.object({ added: z.int().min(0), updated: z.int().min(0) }),
});
export type ImportPatientsInput = z.infer<typeof ImportPatientsInput>;

export const fileProblems = [
  "missing",
  "too-long",
  "characters",
  "formula",
  "date",
  "future",
  "gender",
  "own-gp",
  "programme",
  "bsn",
  "rounded",
  "cells",
  "twice",
  "another-birth-date",
  "number-of-another",
  "many-alike",
] as const;

/** Why a line cannot be imported. Holds its location, never its content. */
export type FileProblem = {
  line: number;
  what: (typeof fileProblems)[number];
  field: FileField | null;
  /** For a duplicate: the line where it occurred first. */
  firstLine: number | null;
};

/** `unchanged`: known, and the file adds nothing. `skipped`: known, and to be left as it is. */
export const importOutcomes = ["added", "updated", "unchanged", "skipped"] as const;
export type ImportOutcome = (typeof importOutcomes)[number];
export type ImportCounts = Record<ImportOutcome, number> & { withoutBsn: number };

/** What an import would do. With any problem nothing of the file is imported. */
export type FilePreview = {
  encoding: FileEncoding;
  /** What the file does not tell; null is no question. Nothing is imported before each is answered. */
  questions: { names: NameReading[] | null; dates: DateReading | null; people: PersonQuestion[] };
  /** Whether a question was not answered yet, so that counts, rows and problems are a guess. */
  isAsking: boolean;
  separator: string;
  /** In file order; `field` null is a column that Balie does not use. */
  columns: { name: string; field: FileField | null }[];
  counts: ImportCounts;
  rows: { line: number; fullName: string; birthDate: string; outcome: ImportOutcome }[];
  problems: FileProblem[];
  problemCount: number;
};
