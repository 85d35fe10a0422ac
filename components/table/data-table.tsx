"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { isPastFirst } from "./list-address.ts";
import type { Column, ColumnLook } from "./table-columns.ts";
import { TableFoot } from "./table-foot.tsx";
import { TableHead } from "./table-head.tsx";

type DataTableProps<Row> = {
  /** Accessible name of the table. */
  label: string;
  columns: readonly Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** The current order, as in the URL: "name", "-name". */
  sort?: string;
  /** Cursor of the next page; null on the last one. */
  nextCursor?: string | null;
  /** The total as text: "1.204 praktijken", "meer dan 1.000". */
  countWords?: string;
  /** Shown when there are no rows. */
  empty: ReactNode;
};

/**
 * A list of one kind of thing. The server sorts, filters and pages it; this renders it, with lines between rows but not
 * between columns. On a phone each row is a card.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, sort, nextCursor = null, countWords, empty } = props;
  const search = useSearchParams().toString();
  const address = { path: usePathname(), search };
  if (rows.length === 0 && !isPastFirst(search)) return empty;
  return (
    <div className="min-w-0">
      {/* biome-ignore-start lint/a11y/useSemanticElements lint/a11y/noRedundantRoles: some browsers drop the table role when the table is displayed as cards */}
      <table role="table" aria-label={label} className="w-full border-collapse text-left max-pane:block">
        <TableHead columns={columns} sort={sort} address={address} />
        <tbody role="rowgroup" className="max-pane:block">
          {rows.map((row) => (
            <tr
              key={rowId(row)}
              role="row"
              className="border-line border-b last:border-b-0 hover:bg-sunken/60 max-pane:block max-pane:px-card max-pane:py-3"
            >
              {columns.map(({ id, cell, ...look }) => (
                <TableCell key={id} look={look}>
                  {cell(row)}
                </TableCell>
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

function TableCell({ look, children }: { look: ColumnLook; children: ReactNode }) {
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: some browsers drop the cell role when it is displayed in a card
      role="cell"
      data-label={look.isTitle ? undefined : look.label}
      className={classNames(
        "px-3 py-row align-top pane:first:pl-card pane:last:pr-card max-pane:flex max-pane:gap-3 max-pane:p-0 max-pane:py-0.5",
        "max-pane:before:w-28 max-pane:before:shrink-0 max-pane:before:text-ink-soft max-pane:before:content-[attr(data-label)]",
        look.isTitle && "font-strong max-pane:pb-1 max-pane:before:hidden",
        look.align === "end" && "tabular-nums pane:text-right",
        look.shown === "desk" && "pane:max-desk:hidden",
        look.shown === "wide" && "pane:max-wide:hidden",
      )}
    >
      <span className="block min-w-0 max-pane:grow">{children}</span>
    </td>
  );
}
