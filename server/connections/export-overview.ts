import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { csvRecord } from "#server/audit/rules.ts";
import { dutchDay } from "#server/calendar/dutch-days.ts";
import { wordsIn } from "#server/language/words.ts";
import type { ExportOverviewInput, OverviewRow } from "./contract.ts";
import { overviewPage } from "./overview.ts";
import { providerListInForce } from "./provider-list.ts";

const pageSize = 500;

type Words = ReturnType<typeof wordsIn<"connections">>;

const csvColumns = [
  "organizationName",
  "city",
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
 * The filtered overview as CSV, piece by piece in its own order. Each piece is a short read of its own, so a slow download
 * holds no transaction and no memory. Each line says on which list it rests, and that it is too old when it is: a file goes on without
 * its screen. The line in the log is written before the first piece.
 */
export async function* exportOverview(
  access: Access<"connection.export">,
  { locale, ...filter }: ExportOverviewInput,
): AsyncGenerator<string, void> {
  await recordExport(access, filter);
  const words = wordsIn(locale, "connections");
  const list = await look(access, (tx) => providerListInForce(tx, new Date()));
  const restsOn = list
    ? words(list.isStale ? "overview.csv-list-stale" : "overview.csv-list", {
        serial: String(list.serial),
        day: list.stampedAt ? dutchDay(list.stampedAt) : "",
      })
    : words("overview.no-list");
  const headings = csvColumns.map((column) => words(`overview.columns.${column}`));
  yield `\uFEFF${csvRecord([...headings, words("overview.columns.list")])}`;
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await look(access, (tx) => overviewPage(tx, filter, { cursor, pageSize, isCounted: false }));
    yield page.rows
      .map((row) => csvRecord([...csvColumns.map((column) => textOf(row, column, words)), restsOn]))
      .join("");
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

/** What somebody typed stays out of the log. */
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
