import { z } from "zod";

/** The largest file, in bytes, and the most lines of patients in it: more than any practice has. */
export const patientFileBytesMax = 4_000_000;
export const patientFileRowsMax = 20_000;
/** Lines and problems that a preview shows. */
export const shownRowsMax = 50;
export const shownProblemsMax = 200;

/** What a column can hold. */
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
] as const;
export type FileField = (typeof fileFields)[number];

/** What happens to a patient of the file whom the practice knows already. */
export const knownChoices = ["update", "skip"] as const;
export type KnownChoice = (typeof knownChoices)[number];

/** `content`: the bytes of the file in base64, so that the server finds out how it was written. */
export const InspectFileInput = z.object({
  content: z.string().max(Math.ceil(patientFileBytesMax / 3) * 4),
  known: z.enum(knownChoices).default("update"),
});
export type InspectFileInput = z.infer<typeof InspectFileInput>;

/** With what the preview said: when that is no longer so, nothing is done. */
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
  "bsn",
  "cells",
  "twice",
  "another-birth-date",
  "number-of-another",
] as const;

/** Why a line cannot be taken in. It names the place, never the content. */
export type FileProblem = {
  line: number;
  what: (typeof fileProblems)[number];
  field: FileField | null;
  /** Where the same stood first. */
  firstLine: number | null;
};

/** `unchanged`: known, and the file says nothing new. `skipped`: known, and asked to be left alone. */
export const importOutcomes = ["added", "updated", "unchanged", "skipped"] as const;
export type ImportOutcome = (typeof importOutcomes)[number];
export type ImportCounts = Record<ImportOutcome, number> & { withoutBsn: number };

export type FileEncoding = "utf-8" | "utf-16" | "windows-1252";

/** What would happen, before it happens. With one problem nothing of the file is taken in. */
export type FilePreview = {
  encoding: FileEncoding;
  separator: string;
  /** In the order of the file; `field` null is a column that Balie does not use. */
  columns: { name: string; field: FileField | null }[];
  counts: ImportCounts;
  rows: { line: number; fullName: string; birthDate: string; outcome: ImportOutcome }[];
  problems: FileProblem[];
  problemCount: number;
};
