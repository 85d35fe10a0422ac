"use client";

import type { ReactTable, RowData } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { sortedAddress } from "./list-address.ts";
import type { ColumnLook, Features } from "./table-columns.ts";

export type Address = { path: string; search: string };

type TableHeadProps<Row extends RowData> = {
  table: ReactTable<Features, Row>;
  sort: string | undefined;
  address: Address;
};

/** The names of the columns; one by which the server sorts is a link to that order. */
export function TableHead<Row extends RowData>({ table, sort, address }: TableHeadProps<Row>) {
  return (
    <thead className="max-pane:sr-only">
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} className="border-line border-b">
          {group.headers.map((header) => (
            <HeadCell key={header.id} look={header.column.columnDef.meta} sort={sort} address={address} />
          ))}
        </tr>
      ))}
    </thead>
  );
}

type HeadCellProps = { look: ColumnLook | undefined; sort: string | undefined; address: Address };

function HeadCell({ look, sort, address }: HeadCellProps) {
  const direction = directionOf(look?.sort, sort);
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={classNames(
        "whitespace-nowrap px-3 py-2 font-strong text-ink-soft text-small first:pl-card last:pr-card",
        look?.align === "end" && "text-right",
        look?.shown === "desk" && "pane:max-desk:hidden",
        look?.shown === "wide" && "pane:max-wide:hidden",
      )}
    >
      {look?.sort ? <SortLink label={look.label} sort={look.sort} current={sort} address={address} /> : look?.label}
    </th>
  );
}

type SortLinkProps = { label: string; sort: string; current: string | undefined; address: Address };

function SortLink({ label, sort, current, address }: SortLinkProps) {
  const words = useTranslations("ui.table");
  const Arrow = current === sort ? ArrowUp : current === `-${sort}` ? ArrowDown : ChevronsUpDown;
  const isCurrent = Arrow !== ChevronsUpDown;
  return (
    <Link
      href={sortedAddress(address.path, address.search, sort, current)}
      scroll={false}
      aria-label={words("sortBy", { column: label })}
      className={classNames("inline-flex items-center gap-1 rounded-mark hover:text-ink", isCurrent && "text-ink")}
    >
      {label}
      <Arrow aria-hidden="true" className={classNames("size-3.5", !isCurrent && "opacity-55")} />
    </Link>
  );
}

function directionOf(own: string | undefined, sort: string | undefined): "ascending" | "descending" | undefined {
  if (!own) return undefined;
  if (sort === own) return "ascending";
  return sort === `-${own}` ? "descending" : undefined;
}
