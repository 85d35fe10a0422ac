"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FilePreview, FileProblem } from "#server/patients/import/contract.ts";

const column = columnsOf<FileProblem>();

/** Every invalid row with its problem; renders nothing if there is none. */
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
            column({
              id: "line",
              label: words("line"),
              isTitle: true,
              cell: (row) => words("lineNumber", { line: row.line }),
            }),
            column({ id: "column", label: words("column"), cell: (row) => nameOf(row) }),
            column({
              id: "problem",
              label: words("problem"),
              cell: (row) => words(`problems.${row.what}`, { firstLine: row.firstLine ?? row.line }),
            }),
          ]}
        />
      </Card>
    </>
  );
}
