"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ListedPatient } from "#server/patients/contract.ts";
import { useAgeWords } from "./patient-facts.ts";

const column = columnsOf<ListedPatient>();

/** Patients in the order of a telephone book; a name opens the patient. */
export function PatientTable({ rows, nextAfter }: { rows: ListedPatient[]; nextAfter: string | null }) {
  const words = useTranslations("patients");
  const ageOf = useAgeWords();
  const columns = [
    column.display({
      id: "fullName",
      meta: { label: words("columns.name"), isTitle: true },
      cell: ({ row: { original } }) => (
        <span className="flex flex-wrap items-center gap-2">
          <TextLink href={`/patients/${original.patientId}`} data-walk>
            {original.fullName}
          </TextLink>
          {original.leftAt ? <Badge state="note">{words("left")}</Badge> : null}
        </span>
      ),
    }),
    column.display({ id: "birthDate", meta: { label: words("columns.born") }, cell: ({ row }) => ageOf(row.original) }),
    column.display({
      id: "gender",
      meta: { label: words("columns.gender"), shown: "desk" },
      cell: ({ row }) => words(`genders.${row.original.gender}`),
    }),
    column.display({
      id: "recordNumber",
      meta: { label: words("columns.record"), align: "end" },
      cell: ({ row }) => row.original.recordNumber ?? "–",
    }),
  ];
  return (
    <DataTable
      label={words("table")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.patientId}
      nextCursor={nextAfter}
      empty={<EmptyState title={words("none")}>{words("noneBody")}</EmptyState>}
    />
  );
}
