import { v7 as uuidv7 } from "uuid";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { csvHeadings, csvRecords } from "#server/csv.ts";
import { wordsIn } from "#server/language/words.ts";
import type { ExportPopulationInput, PopulationRow } from "./contract.ts";
import { listPopulationPage } from "./list-population.ts";

const pageSize = 500;

type Words = ReturnType<typeof wordsIn<"measurements">>;

const csvColumns = [
  "fullName",
  "birthDate",
  "kind",
  "lastValue",
  "lastAt",
  "averageValue",
  "countInWindow",
  "state",
  "attention",
  "protocol",
] as const satisfies readonly (keyof PopulationRow)[];

/**
 * The filtered population as CSV, in chunks, in the order of the list. Each chunk is a short read of its own, so a slow download holds no
 * transaction and no memory. Each chunk has a line of its own, with its names, before it leaves: the log knows what went out, also of a
 * download that broke off. The first line has the filter; the others name that line.
 */
export async function* exportPopulation(
  access: Access<"measurement.export">,
  { locale, ...filter }: ExportPopulationInput,
  now = new Date(),
): AsyncGenerator<string, void> {
  const firstId = uuidv7();
  const words = wordsIn(locale, "measurements");
  const headings = csvHeadings(csvColumns.map((column) => words(`population.columns.${column}`)));
  for (let cursor: string | undefined, more = true; more; ) {
    const place = { cursor, pageSize, isCounted: false, isExport: true, now };
    const page = await look(access, (_, raw) => listPopulationPage(raw, access, filter, place));
    const isFirst = cursor === undefined;
    const shown = [...new Set(page.rows.map((row) => row.patientId))];
    const about: AuditLine["detail"] = isFirst ? { ...filter } : { continues: firstId };
    const detail = { ...about, count: shown.length };
    await recordChunk(access, { eventId: isFirst ? firstId : uuidv7(), detail, shown });
    if (isFirst) yield headings;
    yield csvRecords(page.rows.map((row) => csvColumns.map((column) => textOf(row, column, words))));
    cursor = page.nextCursor ?? undefined;
    more = cursor !== undefined;
  }
}

function textOf(row: PopulationRow, column: (typeof csvColumns)[number], words: Words): string | number | null {
  switch (column) {
    case "kind":
      return words(`kinds.${row.kind}`);
    case "lastValue":
      return paired(row.lastValue, row.lastDiastolic);
    case "averageValue":
      return paired(row.averageValue, row.averageDiastolic);
    case "lastAt":
      return row.lastAt ? dutchDay(row.lastAt) : null;
    case "state":
      return words(`states.${row.state}`);
    case "attention":
      return words(`attention.${attentionOf(row.attention)}`);
    case "protocol":
      return row.protocol ? `${row.protocol.startsOn} – ${row.protocol.endsOn}` : null;
    default:
      return row[column];
  }
}

/** "131/84", or the single value. */
function paired(value: number | null, diastolic: number | null): string | number | null {
  return diastolic === null ? value : `${value}/${diastolic}`;
}

/** The highest name whose rank is reached. */
function attentionOf(rank: number): keyof typeof attentionRanks {
  const names = ["alarm", "flagged", "out-of-target", "look", "unknown", "normal"] as const;
  return names.find((name) => rank >= attentionRanks[name]) ?? "normal";
}

function recordChunk(
  access: Access<"measurement.export">,
  line: Required<Pick<AuditLine, "eventId" | "detail" | "shown">>,
): Promise<void> {
  const object = { type: "population", id: access.organizationId };
  return change(access, async () => ({ result: undefined, event: { event: "measurement.exported", object, ...line } }));
}
