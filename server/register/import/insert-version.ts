import type { TransactionSql } from "postgres";
import type { ListKind, ListSource, VersionState } from "#db/terms/register.ts";
import type { ListHeader } from "#server/register/lists/list-tree.ts";
import type { Finding } from "./contract.ts";

/** A list file on disk, whatever its source. */
export interface ListFile {
  path: string;
  source: ListSource;
  /** A name that people recognize: the file name, or the URL without query. */
  sourceName: string;
  /** The expected list, when a specific one was requested. */
  expected?: ListKind;
  onProgress?: (bytesRead: number) => void;
}

export interface Content {
  sha256: string;
  byteCount: number;
}

export interface NewVersion {
  versionId: string;
  list: ListKind | null;
  state: VersionState;
  header: ListHeader | null;
  content: Content;
  file: ListFile;
  facts: { counts: Record<string, number>; changes: Record<string, number>; ignored: Record<string, number> };
  finding: Finding | null;
}

/** Inserts the row of a version, whatever its outcome. */
export async function insertVersion(raw: TransactionSql, version: NewVersion): Promise<void> {
  const { header, content, file, facts } = version;
  const now = new Date().toISOString();
  await raw`insert into register_version ${raw({
    version_id: version.versionId,
    list: version.list,
    state: version.state,
    namespace: header?.list.namespace ?? null,
    serial: header?.serial ?? null,
    stamped_at: header?.stampedAt.toISOString() ?? null,
    sha256: content.sha256,
    byte_count: content.byteCount,
    source: file.source,
    source_name: file.sourceName.slice(0, 200),
    counts: JSON.stringify(facts.counts),
    changes: JSON.stringify(facts.changes),
    ignored: JSON.stringify(facts.ignored),
    finding: version.finding === null ? null : JSON.stringify(version.finding),
    imported_at: now,
    confirmed_at: now,
  })}`;
}
