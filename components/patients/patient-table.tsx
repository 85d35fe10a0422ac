"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { FoundPatient } from "#server/patients/contract.ts";
import { useAgeWords, useWho } from "./patient-facts.ts";

/** A patient as a page or as the API answers: the one has moments, the other their text. */
export type PatientRow = Omit<FoundPatient, "leftAt"> & { leftAt: Date | string | null };

const column = columnsOf<PatientRow>();

type PatientTableProps = { rows: PatientRow[]; nextAfter: string | null; empty: ReactNode };

/** Patients by family name; the name links to the patient. */
export function PatientTable({ rows, nextAfter, empty }: PatientTableProps) {
  const words = useTranslations("patients");
  const ageOf = useAgeWords();
  const who = useWho();
  const columns = [
    column({
      id: "fullName",
      label: words("columns.name"),
      isTitle: true,
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-2">
          <TextLink href={`/patients/${row.patientId}`} data-walk aria-label={who(row, rows)}>
            {row.fullName}
          </TextLink>
          {row.isGuarded ? <Badge state="note">{words("treaters.openings.guarded")}</Badge> : null}
          {row.leftAt ? <Badge state="note">{words("left")}</Badge> : null}
        </span>
      ),
    }),
    column({ id: "birthDate", label: words("columns.born"), cell: (row) => ageOf(row) }),
    column({
      id: "gender",
      label: words("columns.gender"),
      shown: "desk",
      cell: (row) => words(`genders.${row.gender}`),
    }),
    column({
      id: "recordNumber",
      label: words("columns.record"),
      align: "end",
      cell: (row) => row.recordNumber ?? "–",
    }),
  ];
  return (
    <DataTable
      label={words("table")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.patientId}
      nextCursor={nextAfter}
      empty={empty}
    />
  );
}
