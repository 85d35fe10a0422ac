import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { TransactionSql } from "postgres";
import type { RowTable } from "./lists/declaration.ts";
import type { ListHeader, ListSink } from "./lists/list-tree.ts";
import { readList } from "./lists/read-list.ts";
import type { RefusalPlace } from "./lists/refusal.ts";

/** Rows go to the database in batches of about this many characters. */
const batchLength = 128 * 1024;
const stageColumnCount = 9;
const special = /[\\\t\n\r]/;

export interface StagedList {
  header: ListHeader;
  counts: Record<string, number>;
  ignored: Record<string, number>;
}

/** How the rows of each table are counted for people. */
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
 * Reads a list into `register_stage`, a table that ends with this transaction: reading and copying go on at the same time,
 * and neither holds more than a batch. Throws ListRefusal; `onHeader` may do so before the first row.
 */
export async function stageList(
  raw: TransactionSql,
  chunks: AsyncIterable<Uint8Array>,
  onHeader: (header: ListHeader, place: RefusalPlace) => void,
): Promise<StagedList> {
  const columns = Array.from({ length: stageColumnCount }, (_, index) => `c${index + 1} text`);
  await raw.unsafe(`create temporary table register_stage (row_table text, ${columns.join(", ")}) on commit drop`);
  const stream = await raw`copy register_stage from stdin`.writable();
  const rows = new CopyRows(stream, onHeader);
  try {
    const { ignored } = await readList(chunks, rows, () => rows.drain());
    await rows.flush();
    if (rows.header === null) throw new Error("a list was read to its end without a header");
    return { header: rows.header, counts: rows.counts, ignored };
  } finally {
    // Also after a refusal: a COPY that ends well leaves the connection usable for the rollback.
    stream.end();
    await finished(stream);
  }
}

/** Turns rows into the text format of COPY. */
class CopyRows implements ListSink {
  readonly counts: Record<string, number> = {};
  header: ListHeader | null = null;
  private readonly stream: Writable;
  private readonly checkHeader: (header: ListHeader, place: RefusalPlace) => void;
  private batch = "";
  private service = ["", "", ""];

  constructor(stream: Writable, checkHeader: (header: ListHeader, place: RefusalPlace) => void) {
    this.stream = stream;
    this.checkHeader = checkHeader;
  }

  onHeader(header: ListHeader, place: RefusalPlace): void {
    this.checkHeader(header, place);
    this.header = header;
  }

  onRow(table: RowTable, values: readonly (string | null)[]): void {
    let line = table as string;
    for (let index = 0; index < stageColumnCount; index += 1) {
      const value = values[index];
      if (value === null || value === undefined) line += "\t\\N";
      else line += special.test(value) ? `\t${escaped(value)}` : `\t${value}`;
    }
    this.batch += `${line}\n`;
    const name = countNames[table];
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    if (table === "endpoint") this.countService(values);
  }

  /** Nothing while the batch is small; otherwise sends it, and waits when the database is behind. */
  drain(): Promise<void> | undefined {
    return this.batch.length < batchLength ? undefined : this.flush();
  }

  async flush(): Promise<void> {
    const batch = this.batch;
    this.batch = "";
    if (batch === "" || this.stream.write(batch)) return;
    await new Promise<void>((resolve, reject) => {
      this.stream.once("drain", resolve);
      this.stream.once("error", reject);
      this.stream.once("close", resolve);
    });
  }

  /** Roles of one service follow each other, so a service is counted when it differs from the row before. */
  private countService([provider, version, service]: readonly (string | null)[]): void {
    const [lastProvider, lastVersion, lastService] = this.service;
    if (service === lastService && (version ?? "") === lastVersion && provider === lastProvider) return;
    this.service = [provider ?? "", version ?? "", service ?? ""];
    this.counts.services = (this.counts.services ?? 0) + 1;
  }
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}
