import type { ReactNode } from "react";

/** Metadata of a column, in addition to its cells. */
export type ColumnLook = {
  /** Its name: in the header, and next to the value on a phone, where there is no header. */
  label: string;
  /** The server's name for sorting by it; without it the column cannot be sorted. */
  sort?: string;
  /** Numbers are aligned at the end. */
  align?: "start" | "end";
  /** The cell that names the row: the title of the card on a phone. One per table. */
  isTitle?: boolean;
  /** `desk`, `wide`: only from that width; a phone shows every column as a line. */
  shown?: "always" | "desk" | "wide";
};

/** One column of a table. Sorting, filtering and paging are done in SQL and kept in the page URL. */
export type Column<Row> = ColumnLook & {
  id: string;
  cell: (row: Row) => ReactNode;
};

/** Creates the column helper for one type of row. */
export function columnsOf<Row>() {
  return (column: Column<Row>): Column<Row> => column;
}
