import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { dateQuestion } from "./birth-date-rules.ts";
import { type FilePreview, type InspectFileInput, shownProblemsMax, shownRowsMax } from "./contract.ts";
import { readPatientFile } from "./file-rules.ts";
import { countsOf, isAsking, rowName } from "./rules.ts";
import { plannedImport } from "./scope.ts";

/**
 * Previews what a file of patients would change, and asks what the file does not tell; nothing is stored. Logged,
 * because the file is compared with the patients.
 * @throws INVALID for a file that is not one of patients.
 */
export function inspectFile(access: Access<"patient.import">, input: InspectFileInput): Promise<FilePreview> {
  const file = readPatientFile(Buffer.from(input.content, "base64"), input.encoding);
  const reading = { names: file.nameReadings, dates: dateQuestion(file.rows) };
  const isReadable = !isAsking(reading, input);
  const choices = { known: input.known, dates: input.dates ?? "day-first", people: input.people ?? [] };
  return change(access, async (tx) => {
    const plan = await plannedImport(tx, access, file, choices, "none");
    const { rows, problems } = plan;
    const { encoding, separator, columns } = file;
    const shown = rows.slice(0, shownRowsMax);
    // Who could be whom is a guess until names and dates are read as they were meant.
    const people = isReadable ? plan.questions : [];
    return {
      result: {
        ...{ encoding, questions: { ...reading, people }, separator, columns },
        isAsking: !isReadable || plan.openCount > 0,
        ...{ counts: countsOf(rows), problemCount: problems.length },
        rows: shown.map((row) => ({
          ...{ line: row.line, fullName: rowName(row), birthDate: row.facts.birthDate, outcome: row.outcome },
        })),
        problems: problems.slice(0, shownProblemsMax),
      },
      event: {
        event: "patient.searched",
        object: { type: "patient", id: access.organizationId },
        detail: { by: "file", count: rows.filter(({ known }) => known !== null).length },
        shown: [
          ...new Set([
            ...shown.flatMap(({ known }) => (known ? [known.patientId] : [])),
            ...people.flatMap(({ alike }) => alike.flatMap(({ id, line }) => (line === null ? [id] : []))),
          ]),
        ],
      },
    };
  });
}
