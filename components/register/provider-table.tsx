"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { sectorOf } from "#db/terms/register.ts";
import type { ProviderRow, ProvidersPage } from "#server/register/contract.ts";

const column = columnsOf<ProviderRow>();

/** The providers in force, each with its sector and what it offers. */
export function ProviderTable({ page }: { page: ProvidersPage }) {
  const words = useTranslations("register.providers");
  return (
    <DataTable
      label={words("table")}
      columns={useProviderColumns()}
      rows={page.rows}
      rowId={(row) => row.name}
      nextCursor={page.nextAfter}
      empty={
        <EmptyState kind="missing" title={words("empty")}>
          {words("emptyBody")}
        </EmptyState>
      }
    />
  );
}

function useProviderColumns() {
  const words = useTranslations("register.providers");
  const names = useTranslations("register.sectors");
  return [
    column.display({
      id: "name",
      meta: { label: words("name"), isTitle: true },
      cell: ({ row }) => <span className="break-words">{row.original.name}</span>,
    }),
    column.display({
      id: "sector",
      meta: { label: words("sector") },
      cell: ({ row: { original } }) => {
        const own = [...new Set(original.agbCodes.map(sectorOf))];
        return own.length === 0 ? names("unknown") : own.map((sector) => names(sector)).join(", ");
      },
    }),
    column.display({
      id: "agb",
      meta: { label: words("agb") },
      cell: ({ row }) => row.original.agbCodes.join(", ") || "–",
    }),
    column.display({
      id: "services",
      meta: { label: words("services"), align: "end" },
      cell: ({ row }) => row.original.serviceCount,
    }),
  ];
}
