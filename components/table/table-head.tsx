"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";
import { sortedAddress } from "./list-address.ts";
import type { Column, ColumnLook } from "./table-columns.ts";

export type Address = { path: string; search: string };

type TableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort: string | undefined;
  address: Address;
};

/** Column headers; those that the server can sort by are links. */
export function TableHead<Row>({ columns, sort, address }: TableHeadProps<Row>) {
  return (
    <thead className="max-pane:sr-only">
      <tr className="border-line border-b">
        {columns.map(({ id, ...look }) => (
          <HeadCell key={id} look={look} sort={sort} address={address} />
        ))}
      </tr>
    </thead>
  );
}

type HeadCellProps = { look: ColumnLook; sort: string | undefined; address: Address };

function HeadCell({ look, sort, address }: HeadCellProps) {
  const direction = directionOf(look.sort, sort);
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={classNames(
        "whitespace-nowrap px-3 py-2 font-strong text-ink-soft text-small first:pl-card last:pr-card",
        look.align === "end" && "text-right",
        look.shown === "desk" && "pane:max-desk:hidden",
        look.shown === "wide" && "pane:max-wide:hidden",
      )}
    >
      {look.sort ? <SortLink label={look.label} sort={look.sort} current={sort} address={address} /> : look.label}
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
