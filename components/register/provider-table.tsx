"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { sectorOf } from "#db/terms/register.ts";
import type { ProviderRow, ProvidersPage } from "#server/register/search/contract.ts";

const column = columnsOf<ProviderRow>();

/** The providers in force, each with its sector and its services. */
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
    column({
      id: "name",
      label: words("name"),
      isTitle: true,
      cell: (row) => <span className="break-words">{row.name}</span>,
    }),
    column({
      id: "sector",
      label: words("sector"),
      cell: (row) => {
        const own = [...new Set(row.agbCodes.map(sectorOf))];
        return own.length === 0 ? names("unknown") : own.map((sector) => names(sector)).join(", ");
      },
    }),
    column({
      id: "agb",
      label: words("agb"),
      cell: (row) => row.agbCodes.join(", ") || "–",
    }),
    column({
      id: "services",
      label: words("services"),
      align: "end",
      cell: (row) => row.serviceCount,
    }),
  ];
}
