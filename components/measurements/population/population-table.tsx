"use client";

import { useTranslations } from "next-intl";
import { AttentionMark } from "#components/measurements/interpretation/attention-mark.tsx";
import { seriesStateMarks } from "#components/measurements/interpretation/series-state-mark.ts";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { useToldApart } from "#components/patients/patient-facts.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { When } from "#components/ui/when.tsx";
import { type PopulationSort, populationCountMax } from "#db/terms/measurements.ts";
import type { PopulationPage, PopulationRow } from "#server/measurements/population/contract.ts";

const column = columnsOf<PopulationRow>();

/** Every patient with a series, one row per kind, from the summaries that the worker maintains. */
export function PopulationTable({ page, sort }: { page: PopulationPage; sort: PopulationSort }) {
  const words = useTranslations("measurements.population");
  const { rows, nextCursor, count } = page;
  const isMore = count > populationCountMax;
  return (
    <DataTable
      label={words("table")}
      columns={usePopulationColumns(rows)}
      rows={rows}
      rowId={(row) => `${row.patientId}${row.kind}`}
      sort={sort}
      nextCursor={nextCursor}
      countWords={isMore ? words("count-more", { count: populationCountMax }) : words("count", { count })}
      empty={
        <EmptyState kind="missing" title={words("empty")}>
          {words("empty-body")}
        </EmptyState>
      }
    />
  );
}

function usePopulationColumns(rows: PopulationRow[]) {
  const tell = useToldApart("born");
  const words = useTranslations("measurements");
  const label = (key: Parameters<typeof words>[0]) => words(key);
  return [
    column({
      id: "fullName",
      label: label("population.columns.fullName"),
      sort: "name",
      isTitle: true,
      cell: (row) => (
        <Link
          data-walk
          href={`/patients/${row.patientId}/measurements?kind=${row.kind}`}
          className="rounded-mark underline-offset-2 hover:underline"
        >
          {row.fullName}
          <span className="block font-normal text-ink-soft text-small tabular-nums">{tell(row, rows)}</span>
        </Link>
      ),
    }),
    column({
      id: "attention",
      label: label("population.columns.attention"),
      sort: "attention",
      cell: (row) => <AttentionMark attention={row.attention} />,
    }),
    column({
      id: "kind",
      label: label("population.columns.kind"),
      cell: (row) => (
        <>
          {words(`kinds.${row.kind}`)}
          {row.protocol ? <ProtocolNote endsOn={row.protocol.endsOn} /> : null}
        </>
      ),
    }),
    column({
      id: "state",
      label: label("population.columns.state"),
      cell: (row) => <Badge state={seriesStateMarks[row.state]}>{words(`population.states.${row.state}`)}</Badge>,
    }),
    column({
      id: "averageValue",
      label: label("population.columns.averageValue"),
      align: "end",
      cell: (row) => <AverageCell row={row} />,
    }),
    column({
      id: "lastAt",
      label: label("population.columns.lastAt"),
      sort: "last",
      cell: (row) => <LastCell row={row} />,
    }),
  ];
}

function AverageCell({ row }: { row: PopulationRow }) {
  const words = useTranslations("measurements.population");
  const say = useValueWords(row.kind);
  if (row.averageValue === null) return <span className="text-ink-faint">–</span>;
  return (
    <span className="whitespace-nowrap">
      {say.whole({ value: row.averageValue, diastolic: row.averageDiastolic })}
      <span className="block text-ink-soft text-small">{words("of-count", { count: row.countInWindow })}</span>
    </span>
  );
}

function LastCell({ row }: { row: PopulationRow }) {
  const words = useTranslations("measurements.population");
  const say = useValueWords(row.kind);
  if (!row.lastAt) return <span className="text-ink-soft">{words("never")}</span>;
  return (
    <span className="whitespace-nowrap">
      <When at={row.lastAt} precision="day" />
      <span className="block text-ink-soft text-small">
        {say.whole({ value: row.lastValue, diastolic: row.lastDiastolic })}
      </span>
    </span>
  );
}

function ProtocolNote({ endsOn }: { endsOn: string }) {
  const words = useTranslations("measurements.population");
  const format = useFormat();
  return <span className="block text-ink-soft text-small">{words("in-period", { day: format.day(endsOn) })}</span>;
}
