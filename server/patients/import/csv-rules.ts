import { CsvError, type Options, parse } from "csv-parse/sync";
import { patientFileRowsMax } from "#db/terms/patients.ts";
import { DomainError } from "#server/errors.ts";

const cellsMax = 200;
const recordLengthMax = 20_000;
const separators = [";", ",", "\t"] as const;

/** Cells as they stand in the file. `line`: as an editor counts, of the end of the record. */
export type CsvRecord = { line: number; cells: string[] };

/**
 * The head and the lines of a CSV file, without empty lines; at most one more than a file may have.
 * @throws INVALID with the line where the quoting breaks.
 */
export function csvRecords(text: string): { separator: string; records: CsvRecord[] } {
  const { body, lineOffset, separator } = separated(text);
  return { separator, records: recordsOf(body, separator, lineOffset) };
}

/** Excel may name the separator in a first line ("sep=;"); else it is the most frequent one in the header. */
function separated(text: string): { body: string; lineOffset: number; separator: string } {
  const said = /^sep=([;,\t])\r?\n/i.exec(text);
  if (said?.[1]) return { body: text.slice(said[0].length), lineOffset: 1, separator: said[1] };
  const lines = text.slice(0, recordLengthMax).split(/\r?\n|\r/);
  const bare = (lines.find((line) => line.trim() !== "") ?? "").replace(/"[^"]*"/g, "");
  const counted = separators.map((sign) => ({ sign, count: bare.split(sign).length }));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best));
  return { body: text, lineOffset: 0, separator: most.sign };
}

/** A quote inside a cell (`Anna "Ank" Vos`) is kept, unless it could hide the end of a line. */
function recordsOf(body: string, delimiter: string, lineOffset: number): CsvRecord[] {
  try {
    return parsed(body, delimiter, lineOffset, {});
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    if (!/QUOTE/.test(problem.code)) throw unreadable(Number(problem.lines ?? 1) + lineOffset);
  }
  try {
    const records = parsed(body, delimiter, lineOffset, { relax_quotes: true });
    const hiding = records.find(({ cells }) => cells.some((cell) => /[\r\n]/.test(cell) && cell.includes('"')));
    if (hiding) throw unreadable(hiding.line);
    return records.map(({ line, cells }) => ({ line, cells: cells.map(withoutOuterQuotes) }));
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    throw unreadable(Number(problem.lines ?? 1) + lineOffset);
  }
}

/** The parser leaves a quoted cell with quotes in it (`"Jan "Johnny" Smit"`) as it stands. */
function withoutOuterQuotes(cell: string): string {
  return /^"([^"]*[\s(]".*)"$/.exec(cell)?.[1] ?? cell;
}

function parsed(body: string, delimiter: string, lineOffset: number, options: Options): CsvRecord[] {
  const found: CsvRecord[] = [];
  parse(body, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: recordLengthMax,
    // The head, the lines, one that says the total, and one too many.
    to: patientFileRowsMax + 3,
    ...options,
    on_record: (record: string[], { lines }) => {
      found.push({ line: lines + lineOffset, cells: record.slice(0, cellsMax) });
      return null;
    },
  });
  return found;
}

const unreadable = (line: number) => new DomainError("INVALID", "patient.file-unreadable", { line });
