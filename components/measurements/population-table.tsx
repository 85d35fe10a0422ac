"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { When } from "#components/ui/when.tsx";
import { type PopulationSort, populationCountMax } from "#db/terms/measurements.ts";
import type { PopulationPage, PopulationRow } from "#server/measurements/population-contract.ts";
import { AttentionMark } from "./attention-mark.tsx";
import { seriesStateMarks } from "./series-state-mark.ts";
import { useValueWords } from "./value-words.ts";

const column = columnsOf<PopulationRow>();

/** Everybody of whom the practice has a series, one row for each kind, from what the worker keeps up to date. */
export function PopulationTable({ page, sort }: { page: PopulationPage; sort: PopulationSort }) {
  const words = useTranslations("measurements.population");
  const { rows, nextCursor, count } = page;
  const isMore = count > populationCountMax;
  return (
    <DataTable
      label={words("table")}
      columns={usePopulationColumns()}
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

function usePopulationColumns() {
  const words = useTranslations("measurements");
  const label = (key: Parameters<typeof words>[0]) => words(key);
  return [
    column.display({
      id: "fullName",
      meta: { label: label("population.columns.fullName"), sort: "name", isTitle: true },
      cell: ({ row: { original } }) => (
        <Link
          data-walk
          href={`/patients/${original.patientId}/measurements?kind=${original.kind}`}
          className="rounded-mark underline-offset-2 hover:underline"
        >
          {original.fullName}
        </Link>
      ),
    }),
    column.display({
      id: "birthDate",
      meta: { label: label("population.columns.birthDate"), shown: "wide" },
      cell: ({ row }) => <BirthDate day={row.original.birthDate} />,
    }),
    column.display({
      id: "attention",
      meta: { label: label("population.columns.attention"), sort: "attention" },
      cell: ({ row }) => <AttentionMark attention={row.original.attention} />,
    }),
    column.display({
      id: "kind",
      meta: { label: label("population.columns.kind") },
      cell: ({ row: { original } }) => (
        <>
          {words(`kinds.${original.kind}`)}
          {original.protocol ? <ProtocolNote endsOn={original.protocol.endsOn} /> : null}
        </>
      ),
    }),
    column.display({
      id: "state",
      meta: { label: label("population.columns.state") },
      cell: ({ row: { original } }) => (
        <Badge state={seriesStateMarks[original.state]}>{words(`population.states.${original.state}`)}</Badge>
      ),
    }),
    column.display({
      id: "averageValue",
      meta: { label: label("population.columns.averageValue"), align: "end" },
      cell: ({ row }) => <AverageCell row={row.original} />,
    }),
    column.display({
      id: "lastAt",
      meta: { label: label("population.columns.lastAt"), sort: "last" },
      cell: ({ row }) => <LastCell row={row.original} />,
    }),
  ];
}

function BirthDate({ day }: { day: string }) {
  const format = useFormat();
  return <span className="whitespace-nowrap tabular-nums">{format.day(day, "year")}</span>;
}

function AverageCell({ row }: { row: PopulationRow }) {
  const words = useTranslations("measurements.population");
  const say = useValueWords(row.kind);
  if (row.averageValue === null) return <span className="text-ink-faint">–</span>;
  return (
    <span className="whitespace-nowrap">
      {say.whole({ value: row.averageValue, second: row.averageSecond })}
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
        {say.whole({ value: row.lastValue, second: row.lastSecond })}
      </span>
    </span>
  );
}

function ProtocolNote({ endsOn }: { endsOn: string }) {
  const words = useTranslations("measurements.population");
  const format = useFormat();
  return <span className="block text-ink-soft text-small">{words("in-period", { day: format.day(endsOn) })}</span>;
}
