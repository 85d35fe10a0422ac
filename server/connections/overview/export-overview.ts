import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { csvHeadings, csvRecords } from "#server/csv.ts";
import { wordsIn } from "#server/language/words.ts";
import type { ExportOverviewInput, OverviewRow } from "./contract.ts";
import { findProviderList } from "./find-provider-list.ts";
import { readOverview } from "./read-overview.ts";

const pageSize = 500;

type Words = ReturnType<typeof wordsIn<"connections">>;

const csvColumns = [
  "organizationName",
  "agb",
  "city",
  "region",
  "organizationKind",
  "state",
  "stateSince",
  "recordSystemName",
  "gatewayName",
  "serviceIds",
  "providerNames",
  "checkedAt",
] as const satisfies readonly (keyof OverviewRow)[];

/**
 * The filtered overview as CSV, in chunks, in its own order. Each chunk is a short read of its own, so a slow download
 * holds no transaction and little memory. Each line states the list it is based on and whether that list is stale,
 * because a file travels without the screen. The audit line is written before the first chunk.
 */
export async function* exportOverview(
  access: Access<"connection.export">,
  { locale, ...filter }: ExportOverviewInput,
): AsyncGenerator<string, void> {
  await recordExport(access, filter);
  const words = wordsIn(locale, "connections");
  const list = await look(access, (tx) => findProviderList(tx, new Date()));
  const restsOn = list
    ? words(list.isStale ? "overview.csv-list-stale" : "overview.csv-list", {
        serial: String(list.serial),
        day: list.stampedAt ? dutchDay(list.stampedAt) : "",
      })
    : words("overview.no-list");
  const headings = csvColumns.map((column) => words(`overview.columns.${column}`));
  yield csvHeadings([...headings, words("overview.columns.list")]);
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await look(access, (tx) => readOverview(tx, filter, { cursor, pageSize, isCounted: false }));
    yield csvRecords(page.rows.map((row) => [...csvColumns.map((column) => textOf(row, column, words)), restsOn]));
    cursor = page.nextCursor ?? undefined;
    more = cursor !== undefined;
  }
}

function textOf(row: OverviewRow, column: (typeof csvColumns)[number], words: Words): string | null {
  switch (column) {
    case "organizationKind":
      return words(row.organizationKind === "pharmacy" ? "overview.kinds.pharmacy" : "overview.kinds.practice");
    case "state":
      return words(`states.${row.state}`);
    case "stateSince":
    case "checkedAt":
      return dutchDay(row[column]);
    case "serviceIds":
    case "providerNames":
      return row[column].join(" ");
    default:
      return row[column];
  }
}

/** The typed search text is not logged. */
function recordExport(access: Access<"connection.export">, filter: Omit<ExportOverviewInput, "locale">): Promise<void> {
  const { text, ...facts } = filter;
  return change(access, async () => ({
    result: undefined,
    event: {
      event: "connection.exported",
      object: { type: "connection-overview", id: access.organizationId },
      detail: { hasText: text !== "", ...facts },
    },
  }));
}
