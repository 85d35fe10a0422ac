"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FilePreview, FileProblem } from "#server/patients/import-contract.ts";

const column = columnsOf<FileProblem>();

/** Every line that is not right and what is wrong with it; nothing when all is well. */
export function ImportProblems({ preview }: { preview: FilePreview }) {
  const words = useTranslations("patients.import");
  const { problems, problemCount, columns } = preview;
  const nameOf = ({ field }: FileProblem) =>
    columns.find((each) => field !== null && each.field === field)?.name ?? "–";
  if (problemCount === 0) return null;
  return (
    <>
      <Callout state="look" title={words("refused")} isLive>
        {words("refusedBody", { count: problemCount })}{" "}
        {problemCount > problems.length ? words("firstProblems", { count: problems.length }) : null}
      </Callout>
      <Card padding="bare">
        <DataTable
          label={words("problemsTable")}
          rows={problems}
          rowId={({ line, what, field }) => `${line} ${what} ${field}`}
          empty={null}
          columns={[
            column.display({
              id: "line",
              meta: { label: words("line"), isTitle: true },
              cell: ({ row }) => words("lineNumber", { line: row.original.line }),
            }),
            column.display({ id: "column", meta: { label: words("column") }, cell: ({ row }) => nameOf(row.original) }),
            column.display({
              id: "problem",
              meta: { label: words("problem") },
              cell: ({ row: { original } }) =>
                words(`problems.${original.what}`, { firstLine: original.firstLine ?? original.line }),
            }),
          ]}
        />
      </Card>
    </>
  );
}
