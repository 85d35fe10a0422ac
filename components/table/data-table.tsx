"use client";

import { type Cell, type RowData, useTable } from "@tanstack/react-table";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { isPastFirst } from "./list-address.ts";
import { type ColumnLook, type Columns, type Features, features } from "./table-columns.ts";
import { TableFoot } from "./table-foot.tsx";
import { TableHead } from "./table-head.tsx";

type DataTableProps<Row extends RowData> = {
  /** What the rows are, for who listens. */
  label: string;
  columns: Columns<Row>;
  rows: Row[];
  rowId: (row: Row) => string;
  /** The order in force, as in the address: "name", "-name". */
  sort?: string;
  /** Where the next page begins; null on the last one. */
  nextCursor?: string | null;
  /** How many there are, in words: "1.204 praktijken", "meer dan 1.000". */
  countWords?: string;
  /** What stands there when there is no row. */
  empty: ReactNode;
};

/**
 * A list of one kind of thing. The server orders, filters and cuts it; this draws it: hairlines between rows and none
 * between columns; on a phone each row is a card.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, sort, nextCursor = null, countWords, empty } = props;
  const search = useSearchParams().toString();
  const address = { path: usePathname(), search };
  const table = useTable({ features, columns, data: rows, getRowId: rowId });
  if (rows.length === 0 && !isPastFirst(search)) return empty;
  return (
    <div className="min-w-0">
      {/* biome-ignore-start lint/a11y/useSemanticElements lint/a11y/noRedundantRoles: as cards, a table loses its own roles in some browsers */}
      <table role="table" aria-label={label} className="w-full border-collapse text-left max-pane:block">
        <TableHead table={table} sort={sort} address={address} />
        <tbody role="rowgroup" className="max-pane:block">
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              role="row"
              className="border-line border-b last:border-b-0 hover:bg-sunken/60 max-pane:block max-pane:px-card max-pane:py-3"
            >
              {row.getAllCells().map((cell) => (
                <TableCell
                  key={cell.id}
                  cell={cell}
                  look={cell.column.columnDef.meta}
                  content={<table.FlexRender cell={cell} />}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/useSemanticElements lint/a11y/noRedundantRoles: as above */}
      <TableFoot address={address} nextCursor={nextCursor} countWords={countWords} />
    </div>
  );
}

type TableCellProps<Row extends RowData> = {
  cell: Cell<Features, Row>;
  look: ColumnLook | undefined;
  content: ReactNode;
};

function TableCell<Row extends RowData>({ look, content }: TableCellProps<Row>) {
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: as a card on a phone, a cell loses its own role in some browsers
      role="cell"
      data-label={look?.isTitle ? undefined : look?.label}
      className={classNames(
        "px-3 py-row align-top pane:first:pl-card pane:last:pr-card max-pane:flex max-pane:gap-3 max-pane:p-0 max-pane:py-0.5",
        "max-pane:before:w-28 max-pane:before:shrink-0 max-pane:before:text-ink-soft max-pane:before:content-[attr(data-label)]",
        look?.isTitle && "font-strong max-pane:pb-1 max-pane:before:hidden",
        look?.align === "end" && "tabular-nums pane:text-right",
        look?.shown === "desk" && "pane:max-desk:hidden",
        look?.shown === "wide" && "pane:max-wide:hidden",
      )}
    >
      <span className="block min-w-0 max-pane:grow">{content}</span>
    </td>
  );
}
