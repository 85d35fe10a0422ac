import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { TransactionSql } from "postgres";
import { type RowTable, rowColumns } from "#server/register/lists/declaration.ts";
import type { ListHeader, ListSink } from "#server/register/lists/list-tree.ts";
import { readList } from "#server/register/lists/read-list.ts";
import type { RefusalPlace } from "#server/register/lists/refusal.ts";
import { type Target, targets } from "#server/register/lists/targets.ts";

/** Rows are sent to the database in batches of about this many characters. */
const batchLength = 128 * 1024;
/** Reading pauses when this much is buffered for the database. */
const underwayBytesMax = 4 * 1024 * 1024;
const stageColumnCount = Math.max(...Object.values(rowColumns).map((columns) => columns.length));
const special = /[\\\t\n\r]/;

export interface StagedList {
  header: ListHeader;
  counts: Record<string, number>;
  ignored: Record<string, number>;
}

/** Where rows are copied: to the staging table for comparison, or, when the register is empty, directly into it. */
export type Destination = "stage" | { sinceVersionId: string };

/** The name under which the rows of each table are counted. */
const countNames: Record<RowTable, string> = {
  provider: "providers",
  endpoint: "endpoints",
  linkProvider: "providers",
  linkIdentifier: "identifiers",
  linkService: "services",
  serviceName: "services",
  client: "clients",
  node: "nodes",
};

/**
 * Reads a list into the database within this transaction: parsing and COPY run concurrently, and neither holds more
 * than a batch. `onHeader` returns the destination of the rows, or throws ListRefusal before the first one.
 */
export async function stageList(
  raw: TransactionSql,
  chunks: AsyncIterable<Uint8Array>,
  onHeader: (header: ListHeader, place: RefusalPlace) => Destination,
): Promise<StagedList> {
  const rows = new CopyRows(raw, onHeader);
  try {
    const { ignored } = await readList(chunks, rows, () => rows.drain());
    await rows.finish();
    if (rows.header === null) throw new Error("a list was read to its end without a header");
    return { header: rows.header, counts: rows.counts, ignored };
  } finally {
    // Also after a refusal: a COPY that ends normally leaves the connection usable for the rollback.
    await rows.endStream();
  }
}

/** Creates the table in which a list waits to be compared; it is gone when the transaction ends. */
export async function createStage(raw: TransactionSql): Promise<void> {
  const columns = Array.from({ length: stageColumnCount }, (_, index) => `c${index + 1} text`);
  await raw.unsafe(`create temporary table register_stage (row_table text, ${columns.join(", ")}) on commit drop`);
}

/**
 * Formats rows as COPY text. A connection can copy into only one table at a time, so the rows of short tables are
 * buffered.
 */
class CopyRows implements ListSink {
  readonly counts: Record<string, number> = {};
  header: ListHeader | null = null;
  private readonly raw: TransactionSql;
  private readonly choose: (header: ListHeader, place: RefusalPlace) => Destination;
  private stream: Writable | null = null;
  private destination: Destination = "stage";
  private main: Target | null = null;
  private batch = "";
  private lineEnd = "\n";
  private readonly waiting = new Map<RowTable, string[]>();
  private service = ["", "", ""];

  constructor(raw: TransactionSql, choose: (header: ListHeader, place: RefusalPlace) => Destination) {
    this.raw = raw;
    this.choose = choose;
  }

  onHeader(header: ListHeader, place: RefusalPlace): void {
    this.destination = this.choose(header, place);
    this.header = header;
    this.main = targets[header.list.kind].at(-1) ?? null;
    if (this.destination !== "stage") this.lineEnd = `\t${this.destination.sinceVersionId}\n`;
  }

  onRow(table: RowTable, values: readonly (string | null)[]): void {
    const name = countNames[table];
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    if (table === "endpoint") this.countService(values);
    if (this.destination === "stage") this.batch += stageLine(table, values);
    else if (table === this.main?.row) this.batch += line(this.main, values) + this.lineEnd;
    else this.keep(table, values);
  }

  /** Does nothing for a small batch; otherwise sends it, and waits when the database is behind. */
  drain(): Promise<void> | undefined {
    return this.batch.length < batchLength ? undefined : this.flush();
  }

  async finish(): Promise<void> {
    await this.flush();
    await this.endStream();
    for (const target of this.header ? targets[this.header.list.kind] : []) {
      const lines = this.waiting.get(target.row);
      if (!lines) continue;
      this.stream = await this.open(target);
      for (const part of lines) await this.send(part);
      await this.endStream();
    }
  }

  async endStream(): Promise<void> {
    const { stream } = this;
    this.stream = null;
    if (!stream) return;
    stream.end();
    await finished(stream);
  }

  private async flush(): Promise<void> {
    const { batch } = this;
    this.batch = "";
    this.stream ??= await this.open(this.main);
    await this.send(batch);
  }

  private async send(text: string): Promise<void> {
    if (text === "" || !this.stream) return;
    // The stream's own high-water mark is one batch; waiting for each would make parser and database take turns.
    if (!this.stream.write(text) && this.stream.writableLength > underwayBytesMax) await once(this.stream, "drain");
  }

  private async open(target: Target | null): Promise<Writable> {
    if (target && this.destination !== "stage") {
      const columns = [...target.columns, "since_version_id"].join(", ");
      return this.raw.unsafe(`copy ${target.table} (${columns}) from stdin`).writable();
    }
    await createStage(this.raw);
    return this.raw`copy register_stage from stdin`.writable();
  }

  private keep(table: RowTable, values: readonly (string | null)[]): void {
    const target = this.header && targets[this.header.list.kind].find(({ row }) => row === table);
    if (!target) return;
    const lines = this.waiting.get(table) ?? [];
    this.waiting.set(table, lines);
    // Copied, because a slice of the parsed text would keep the whole text in memory.
    lines.push(Buffer.from(line(target, values) + this.lineEnd).toString());
  }

  /** Rows of one service are consecutive, so a service is counted when it differs from the previous row. */
  private countService([provider, version, service]: readonly (string | null)[]): void {
    const [lastProvider, lastVersion, lastService] = this.service;
    if (service === lastService && (version ?? "") === lastVersion && provider === lastProvider) return;
    this.service = [provider ?? "", version ?? "", service ?? ""];
    this.counts.services = (this.counts.services ?? 0) + 1;
  }
}

function stageLine(table: RowTable, values: readonly (string | null)[]): string {
  let text: string = table;
  for (let index = 0; index < stageColumnCount; index += 1) text += `\t${cell(values[index] ?? null)}`;
  return `${text}\n`;
}

/** Without the line end. Key columns are never null: release 2 has no interface versions. */
function line(target: Target, values: readonly (string | null)[]): string {
  let text = "";
  for (let index = 0; index < target.columns.length; index += 1) {
    const value = values[index] ?? null;
    const isKey = value === null && target.key.includes(target.columns[index] ?? "");
    text += index === 0 ? cell(value) : `\t${isKey ? "" : cell(value)}`;
  }
  return text;
}

function cell(value: string | null): string {
  if (value === null) return "\\N";
  return special.test(value) ? escaped(value) : value;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}
