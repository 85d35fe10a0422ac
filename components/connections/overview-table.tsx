"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { When } from "#components/ui/when.tsx";
import { type OverviewSort, overviewCountMax } from "#db/terms/connections.ts";
import type { OverviewPage, OverviewRow } from "#server/connections/contract.ts";
import { connectionMarks } from "./connection-marks.ts";

type OverviewTableProps = {
  page: OverviewPage;
  sort: OverviewSort;
  /** The list is too old, or there is none: then nothing is green. */
  isStale: boolean;
};

const column = columnsOf<OverviewRow>();

/** The organizations behind the figures, with what the register says of each. */
export function OverviewTable({ page, sort, isStale }: OverviewTableProps) {
  const words = useTranslations("connections.overview");
  const { rows, nextCursor, count } = page;
  const isMore = count > overviewCountMax;
  return (
    <DataTable
      label={words("table")}
      columns={useOverviewColumns(isStale)}
      rows={rows}
      rowId={(row) => row.organizationId}
      sort={sort}
      nextCursor={nextCursor}
      countWords={isMore ? words("count-more", { count: overviewCountMax }) : words("count", { count })}
      empty={
        <EmptyState kind="missing" title={words("empty")}>
          {words("empty-body")}
        </EmptyState>
      }
    />
  );
}

function useOverviewColumns(isStale: boolean) {
  const words = useTranslations("connections.overview");
  const states = useTranslations("connections.states");
  return [
    column.display({
      id: "organizationName",
      meta: { label: words("columns.organizationName"), sort: "name", isTitle: true },
      cell: ({ row }) => row.original.organizationName,
    }),
    column.display({
      id: "city",
      meta: { label: words("columns.city") },
      cell: ({ row }) => row.original.city ?? "–",
    }),
    column.display({
      id: "state",
      meta: { label: words("columns.state") },
      cell: ({ row: { original } }) => (
        <Badge state={isStale ? "unknown" : connectionMarks[original.state]}>{states(original.state)}</Badge>
      ),
    }),
    column.display({
      id: "stateSince",
      meta: { label: words("columns.stateSince"), sort: "since" },
      cell: ({ row }) => <When at={row.original.stateSince} precision="day" className="whitespace-nowrap" />,
    }),
    column.display({
      id: "recordSystemName",
      meta: { label: words("columns.recordSystemName") },
      cell: ({ row }) => row.original.recordSystemName ?? "–",
    }),
    column.display({
      id: "gatewayName",
      meta: { label: words("columns.gatewayName"), shown: "desk" },
      cell: ({ row }) => row.original.gatewayName ?? "–",
    }),
    column.display({
      id: "serviceIds",
      meta: { label: words("columns.serviceIds"), align: "end", shown: "wide" },
      cell: ({ row }) => row.original.serviceIds.length,
    }),
  ];
}
