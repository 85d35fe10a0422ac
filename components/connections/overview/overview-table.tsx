"use client";

import { useTranslations } from "next-intl";
import { connectionMarks } from "#components/connections/status/connection-marks.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { When } from "#components/ui/when.tsx";
import { type OverviewSort, overviewCountMax } from "#db/terms/connections.ts";
import type { OverviewPage, OverviewRow } from "#server/connections/overview/contract.ts";

type OverviewTableProps = {
  page: OverviewPage;
  sort: OverviewSort;
  /** The list is stale or missing, so nothing is shown as fine. */
  isStale: boolean;
};

const column = columnsOf<OverviewRow>();

/** The organizations behind the figures, with the state that the register gives each. */
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
    column({
      id: "organizationName",
      label: words("columns.organizationName"),
      sort: "name",
      isTitle: true,
      cell: (row) => row.organizationName,
    }),
    column({
      id: "city",
      label: words("columns.city"),
      cell: (row) => row.city ?? "–",
    }),
    column({
      id: "state",
      label: words("columns.state"),
      cell: (row) => <Badge state={isStale ? "unknown" : connectionMarks[row.state]}>{states(row.state)}</Badge>,
    }),
    column({
      id: "stateSince",
      label: words("columns.stateSince"),
      sort: "since",
      cell: (row) => <When at={row.stateSince} precision="day" className="whitespace-nowrap" />,
    }),
    column({
      id: "recordSystemName",
      label: words("columns.recordSystemName"),
      cell: (row) => row.recordSystemName ?? "–",
    }),
    column({
      id: "gatewayName",
      label: words("columns.gatewayName"),
      shown: "desk",
      cell: (row) => row.gatewayName ?? "–",
    }),
    column({
      id: "serviceIds",
      label: words("columns.serviceIds"),
      align: "end",
      shown: "wide",
      cell: (row) => row.serviceIds.length,
    }),
  ];
}
