"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { MarkState } from "#components/ui/mark.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { FilePreview, ImportOutcome } from "#server/patients/import/contract.ts";

type Row = FilePreview["rows"][number];
const column = columnsOf<Row>();
const marks: Record<ImportOutcome, MarkState> = { added: "open", updated: "look", unchanged: "note", skipped: "note" };

/** The first rows of a file and what would happen to each, to check that names and dates were parsed correctly. */
export function ImportRows({ rows }: { rows: Row[] }) {
  const words = useTranslations("patients.import");
  const columns = useTranslations("patients.columns");
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <Card title={words("rows", { count: rows.length })} padding="bare">
      <DataTable
        label={words("rowsTable")}
        rows={rows}
        rowId={(row) => String(row.line)}
        empty={null}
        columns={[
          column({
            id: "name",
            label: columns("name"),
            isTitle: true,
            cell: (row) => row.fullName,
          }),
          column({
            id: "born",
            label: columns("born"),
            cell: (row) => format.day(row.birthDate, "year"),
          }),
          column({
            id: "outcome",
            label: words("what"),
            cell: (row) => <Badge state={marks[row.outcome]}>{words(`outcomes.${row.outcome}`)}</Badge>,
          }),
          column({
            id: "line",
            label: words("line"),
            align: "end",
            cell: (row) => row.line,
          }),
        ]}
      />
    </Card>
  );
}
