import type { DateOrder } from "#db/terms/patients.ts";
import { AddPatientInput } from "#server/patients/contract.ts";
import { bsnIn, genderIn } from "#server/patients/rules.ts";
import { birthDateIn } from "./birth-date-rules.ts";
import type { FileField, FileProblem } from "./contract.ts";
import type { FileRow } from "./file-rules.ts";
import { programmesIn } from "./programme-rules.ts";

const numberFields: readonly FileField[] = ["bsn", "recordNumber", "phone"];

type CellProblem = { what: FileProblem["what"]; field: FileField | null };

/** `gpOf`: the GP of this practice whom a name means, or null. */
export type CellRules = { today: string; dates: DateOrder; gpOf: (name: string) => string | null };

/** The facts in the cells of a line, or everything that is wrong with them. */
export function factsIn(
  { cells }: FileRow,
  { today, dates, gpOf }: CellRules,
): { facts: AddPatientInput | null; ownGpId: string | null; problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const wrong = (what: FileProblem["what"], field: FileField) => void problems.push({ what, field });
  for (const [field, text] of entriesOf(cells)) {
    // Refuses what a spreadsheet would run as a formula; a phone number may start with a plus.
    if (/^[=@]/.test(text) || (/^[+-]/.test(text) && field !== "phone")) wrong("formula", field);
    else if (/[\p{Cc}\u2028\u2029\ufffd]/u.test(text)) wrong("characters", field);
    else if (numberFields.includes(field) && isRounded(text)) wrong("rounded", field);
  }
  if (!cells.familyName) wrong("missing", "familyName");
  const birthDate = birthDateIn(cells.birthDate ?? "", dates);
  if (!cells.birthDate) wrong("missing", "birthDate");
  else if (birthDate === null) wrong("date", "birthDate");
  else if (birthDate > today) wrong("future", "birthDate");
  const gender = genderIn(cells.gender ?? "");
  if (gender === null) wrong("gender", "gender");
  const bsn = cells.bsn ? bsnIn(cells.bsn) : "";
  if (bsn === null && !isRounded(cells.bsn ?? "")) wrong("bsn", "bsn");
  const ownGpId = cells.ownGp ? gpOf(cells.ownGp) : null;
  if (cells.ownGp && ownGpId === null) wrong("own-gp", "ownGp");
  const programmes = programmesIn(cells.programmes ?? "");
  if (programmes === null) wrong("programme", "programmes");
  const parsed = AddPatientInput.safeParse({ ...cells, birthDate, gender, bsn, programmes, contactNotes: [] });
  if (!parsed.success && problems.length === 0) {
    for (const { path } of parsed.error.issues)
      wrong("too-long", entriesOf(cells).find(([name]) => name === path[0])?.[0] ?? "familyName");
  }
  return { facts: problems.length === 0 && parsed.success ? parsed.data : null, ownGpId, problems };
}

/**
 * Whether a spreadsheet stored a long number as it showed it, by its first digits: "6,12346E+08". The others are lost. A
 * record number such as "12E5" is not that.
 */
function isRounded(text: string): boolean {
  return /^[+-]?(\d+[.,]\d+e[+-]?\d+|\d+e[+-]\d+)$/i.test(text);
}

function entriesOf(cells: FileRow["cells"]): [FileField, string][] {
  return Object.entries(cells) as [FileField, string][];
}
