import { stringify } from "csv-stringify/sync";

type CsvCell = string | number | boolean | null;

/** Semicolons, because a Dutch spreadsheet expects them; every cell quoted. */
const options = { delimiter: ";", record_delimiter: "\r\n", quoted: true, quoted_empty: true, escape_formulas: true };

/** The first piece of a file: the byte order mark, by which a spreadsheet knows UTF-8, and the headings. */
export function csvHeadings(headings: readonly string[]): string {
  return stringify([headings.map(harmless)], { ...options, bom: true });
}

/** Records, to come after the headings or after one another. A spreadsheet takes no cell for a formula (OWASP, CSV injection). */
export function csvRecords(records: readonly (readonly CsvCell[])[]): string {
  return stringify(
    records.map((cells) => cells.map(harmless)),
    options,
  );
}

/** As text, so that a negative number is guarded like any other cell. OWASP names the line feed as well, which the library lets through. */
function harmless(cell: CsvCell): string {
  const text = cell === null ? "" : String(cell);
  return text.startsWith("\n") ? `'${text}` : text;
}
