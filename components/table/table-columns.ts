import { type ColumnDef, createColumnHelper, type RowData, tableFeatures } from "@tanstack/react-table";

/** What a column says about itself besides its cells. */
export type ColumnLook = {
  /** Its name: in the head, and beside the value where the head is gone, on a phone. */
  label: string;
  /** Name by which the server sorts; a column without it does not sort. */
  sort?: string;
  /** Figures line up at their end. */
  align?: "start" | "end";
  /** The cell that names the row: it heads the card on a phone. One per table. */
  isTitle?: boolean;
  /** `desk`, `wide`: only where there is room for it; a phone shows every column as a line. */
  shown?: "always" | "desk" | "wide";
};

const columnMeta: ColumnLook = { label: "" };

/** Nothing of the table's own: sorting, filtering and paging are done in SQL and live in the address of the page. */
export const features = tableFeatures({ columnMeta });
export type Features = typeof features;
export type Columns<Row extends RowData> = readonly ColumnDef<Features, Row>[];

/** The maker of columns for rows of one kind; give each column its `meta`. */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<Features, Row>();
}
