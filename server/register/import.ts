import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import type { ListKind, ListSource, VersionState } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { type Changed, change } from "#server/access/change.ts";
import { enqueue } from "#server/jobs/queue.ts";
import type { Finding, ImportOutcome } from "./contract.ts";
import { type Content, insertVersion, type ListFile } from "./insert-version.ts";
import { keepHeldFile } from "./keep-held-file.ts";
import type { ListHeader } from "./lists/list-tree.ts";
import { listBytesMax } from "./lists/read-list.ts";
import { ListRefusal } from "./lists/refusal.ts";
import { lockImports } from "./lock-imports.ts";
import { recordRefusal } from "./record-refusal.ts";
import { takeList } from "./take-list.ts";

/** Few reads: each is a turn of the event loop, and on a busy machine a turn is what takes time. */
const chunkBytes = 512 * 1024;

/**
 * Takes one list into the register, or says why not. Everything happens in one transaction: what is refused or waits for a
 * person changes nothing. A file that is already in force writes no row. Throws CONFLICT while another import goes on.
 */
export async function importList(access: Access<"register.import">, file: ListFile): Promise<ImportOutcome> {
  const { size: byteCount } = await stat(file.path);
  const seen: { header: ListHeader | null } = { header: null };
  try {
    if (byteCount > listBytesMax) throw new ListRefusal("too-large", { expected: String(listBytesMax) });
    return await change(access, (tx, raw) => offerList(tx, raw, file, byteCount, seen));
  } catch (problem) {
    if (!(problem instanceof ListRefusal)) throw problem;
    const content = { sha256: await fingerprint(file.path), byteCount };
    return change(access, (_, raw) => recordRefusal(raw, file, content, seen.header, problem));
  }
}

async function offerList(
  tx: Transaction,
  raw: TransactionSql,
  file: ListFile,
  byteCount: number,
  seen: { header: ListHeader | null },
): Promise<Changed<ImportOutcome>> {
  await lockImports(raw);
  const known = await findKnown(raw, file, byteCount);
  if (known) return { result: known, event: [] };
  const versionId = uuidv7();
  const hash = createHash("sha256");
  const chunks = readChunks(file.path, { hash, onProgress: file.onProgress });
  const taken = await takeList(raw, {
    versionId,
    chunks,
    source: file.source,
    mayShrink: false,
    onHeader: (header) => {
      seen.header = header;
    },
  });
  const { header, counts, ignored, changes } = taken;
  const list = header.list.kind;
  const content: Content = { sha256: hash.digest("hex"), byteCount };
  const finding: Finding | null =
    changes === null ? { rule: "shrunk", values: { before: taken.countBefore, after: taken.countAfter } } : null;
  const outcome = changes === null ? "held" : "imported";
  await insertVersion(raw, {
    versionId,
    list,
    state: changes === null ? "held" : "current",
    header,
    content,
    file,
    facts: { counts, changes: changes ?? {}, ignored },
    finding,
  });
  if (changes === null) await keepHeldFile(raw, versionId, readChunks(file.path));
  else await enqueue(tx, "connections.watch", {}, { key: "register" });
  const { serial, stampedAt } = header;
  return {
    result: { outcome, versionId, list, serial, stampedAt, counts, changes: changes ?? {}, ignored, finding },
    event: {
      event: changes === null ? "register.held" : "register.imported",
      object: { type: "register_version", id: versionId },
      detail: { list, serial, sha256: content.sha256, source: file.source },
    },
  };
}

interface KnownRow {
  sha256: string;
  version_id: string;
  list: ListKind;
  state: VersionState;
  serial: string;
  stamped_at: string;
  counts: Record<string, number>;
  ignored: Record<string, number>;
  finding: Finding | null;
  source: ListSource;
}

/**
 * The same bytes came before: in force, waiting, or turned down by a person. Only a fetch proves that they are the newest. A file of a
 * new length is not read for it: its fingerprint is taken while it is imported.
 */
async function findKnown(raw: TransactionSql, file: ListFile, byteCount: number): Promise<ImportOutcome | null> {
  const rows = await raw<KnownRow[]>`
    select sha256, version_id, list, state, serial, stamped_at, counts, ignored, finding, source from register_version
    where byte_count = ${byteCount} and state in ('current', 'held', 'discarded') order by version_id desc`;
  if (rows.length === 0) return null;
  const sha256 = await fingerprint(file.path);
  const row = rows.find((version) => version.sha256 === sha256);
  if (!row) return null;
  if (row.state === "current" && file.source === "fetch") {
    await raw`update register_version set confirmed_at = now(), source = 'fetch' where version_id = ${row.version_id}`;
  }
  const outcome = row.state === "held" ? "held" : row.state === "discarded" ? "discarded" : "unchanged";
  const { version_id: versionId, list, counts, ignored, finding } = row;
  return {
    outcome,
    versionId,
    list,
    serial: Number(row.serial),
    stampedAt: new Date(row.stamped_at),
    counts,
    changes: {},
    ignored,
    finding,
  };
}

async function fingerprint(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const _ of readChunks(path, { hash }));
  return hash.digest("hex");
}

type Reading = { hash?: Hash; onProgress?: ((bytesRead: number) => void) | undefined };

async function* readChunks(path: string, { hash, onProgress }: Reading = {}): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes, end: listBytesMax })) {
    hash?.update(chunk);
    yield chunk;
    bytesRead += chunk.length;
    onProgress?.(bytesRead);
  }
}
