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
import type { ListHeader } from "#server/register/lists/list-tree.ts";
import { listBytesMax } from "#server/register/lists/read-list.ts";
import { ListRefusal } from "#server/register/lists/refusal.ts";
import type { Finding, ImportOutcome } from "./contract.ts";
import { type Content, insertVersion, type ListFile } from "./insert-version.ts";
import { keepHeldFile } from "./keep-held-file.ts";
import { lockImports } from "./lock-imports.ts";
import { recordRefusal } from "./record-refusal.ts";
import { takeList } from "./take-list.ts";

/** Large chunks: each read is a turn of the event loop, which is what takes time on a busy machine. */
const chunkBytes = 512 * 1024;

/**
 * Imports one list into the register, or reports why not. All in one transaction: a refused or held list changes
 * nothing. A file that is already in force writes no row. Throws CONFLICT while another import is running.
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
    isAccepted: false,
    onHeader: (header) => {
      seen.header = header;
    },
  });
  const { header, counts, ignored, changes, finding } = taken;
  const list = header.list.kind;
  const content: Content = { sha256: hash.digest("hex"), byteCount };
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
      detail: { list, serial, sha256: content.sha256, source: file.source, ...(finding ? { rule: finding.rule } : {}) },
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
 * Finds the version with the same bytes: in force, held or discarded. Only a fetch proves that it is the newest, and
 * none makes the demo's list real. One that a person took back is not offered again by a fetch, but a person may. A file
 * whose length is new is not hashed beforehand: its hash is computed during import.
 */
async function findKnown(raw: TransactionSql, file: ListFile, byteCount: number): Promise<ImportOutcome | null> {
  const rows = await raw<KnownRow[]>`
    select sha256, version_id, list, state, serial, stamped_at, counts, ignored, finding, source from register_version
    where byte_count = ${byteCount} and (state in ('current', 'held', 'discarded')
      or (state = 'withdrawn' and ${file.source} = 'fetch')) order by version_id desc`;
  if (rows.length === 0) return null;
  const sha256 = await fingerprint(file.path);
  const row = rows.find((version) => version.sha256 === sha256);
  if (!row) return null;
  if (row.state === "current" && row.source !== "demo" && file.source === "fetch") {
    await raw`update register_version set confirmed_at = now(), source = 'fetch' where version_id = ${row.version_id}`;
  }
  const outcome = row.state === "held" ? "held" : row.state === "current" ? "unchanged" : "discarded";
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
