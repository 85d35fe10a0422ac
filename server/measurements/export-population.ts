import { attentionRanks } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { csvRecord } from "#server/audit/rules.ts";
import { dutchDay } from "#server/calendar/dutch-days.ts";
import { wordsIn } from "#server/language/words.ts";
import { listPopulationPage } from "./list-population.ts";
import type { ExportPopulationInput, PopulationFilter, PopulationRow } from "./population-contract.ts";

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
 * The filtered population as CSV, piece by piece in its own order. Each piece is a short read of its own, so a slow download
 * holds no transaction and no memory. The line in the log is written before the first piece.
 */
export async function* exportPopulation(
  access: Access<"measurement.export">,
  { locale, ...filter }: ExportPopulationInput,
  now = new Date(),
): AsyncGenerator<string, void> {
  await recordExport(access, filter);
  const { organizationId } = access;
  const words = wordsIn(locale, "measurements");
  yield `\uFEFF${csvRecord(csvColumns.map((column) => words(`population.columns.${column}`)))}`;
  for (let cursor: string | undefined, more = true; more; ) {
    const place = { cursor, pageSize, isCounted: false, now };
    const page = await look(access, (_, raw) => listPopulationPage(raw, organizationId, filter, place));
    yield page.rows.map((row) => csvRecord(csvColumns.map((column) => textOf(row, column, words)))).join("");
    cursor = page.nextCursor ?? undefined;
    more = cursor !== undefined;
  }
}

function textOf(row: PopulationRow, column: (typeof csvColumns)[number], words: Words): string | number | null {
  switch (column) {
    case "kind":
      return words(`kinds.${row.kind}`);
    case "lastValue":
      return paired(row.lastValue, row.lastSecond);
    case "averageValue":
      return paired(row.averageValue, row.averageSecond);
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

/** "131/84", or the one value. */
function paired(value: number | null, second: number | null): string | number | null {
  return second === null ? value : `${value}/${second}`;
}

/** The highest name that the rank reaches. */
function attentionOf(rank: number): keyof typeof attentionRanks {
  const names = ["alarm", "flagged", "out-of-target", "look", "unknown", "normal"] as const;
  return names.find((name) => rank >= attentionRanks[name]) ?? "normal";
}

function recordExport(access: Access<"measurement.export">, filter: PopulationFilter): Promise<void> {
  return change(access, async () => ({
    result: undefined,
    event: {
      event: "measurement.exported",
      object: { type: "population", id: access.organizationId },
      detail: { ...filter },
    },
  }));
}
