import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { readPatientFile } from "./file-rules.ts";
import { type FilePreview, type InspectFileInput, shownProblemsMax, shownRowsMax } from "./import-contract.ts";
import { countsOf, rowName } from "./import-rules.ts";
import { plannedImport } from "./scope.ts";

/**
 * What a file of patients would change, before it does; nothing is stored. The log says that a file was held beside the patients.
 * @throws INVALID for what is no file of patients.
 */
export function inspectFile(access: Access<"patient.import">, input: InspectFileInput): Promise<FilePreview> {
  const file = readPatientFile(Buffer.from(input.content, "base64"));
  return change(access, async (tx) => {
    const { rows, problems } = await plannedImport(tx, access, file, input.known, "none");
    const { encoding, separator, columns } = file;
    return {
      result: {
        ...{ encoding, separator, columns, counts: countsOf(rows), problemCount: problems.length },
        rows: rows.slice(0, shownRowsMax).map((row) => ({
          ...{ line: row.line, fullName: rowName(row), birthDate: row.facts.birthDate, outcome: row.outcome },
        })),
        problems: problems.slice(0, shownProblemsMax),
      },
      event: {
        event: "patient.searched",
        object: { type: "patient", id: access.organizationId },
        detail: { by: "file", count: rows.filter(({ known }) => known !== null).length },
      },
    };
  });
}
