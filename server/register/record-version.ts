import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { ListKind, ListSource, VersionState } from "#db/terms/register.ts";
import type { Changed } from "#server/access/change.ts";
import type { Finding, ImportOutcome } from "./contract.ts";
import type { ListHeader } from "./lists/list-tree.ts";
import type { ListRefusal } from "./lists/refusal.ts";

/** A list as it lies on disk, whatever way it came. */
export interface ListFile {
  path: string;
  source: ListSource;
  /** What people recognise it by: a file name or an address without query. */
  sourceName: string;
  /** What it should be, when somebody asked for a certain list. */
  expected?: ListKind;
  onProgress?: (bytesRead: number) => void;
}

export interface Content {
  sha256: string;
  byteCount: number;
}

/** Leaves a trace of a list that was refused; the same file refused for the same reason again adds none. */
export async function recordRefusal(
  raw: TransactionSql,
  file: ListFile,
  content: Content,
  header: ListHeader | null,
  refusal: ListRefusal,
): Promise<Changed<ImportOutcome>> {
  const list = header?.list.kind ?? file.expected ?? null;
  const finding = findingOf(refusal);
  const result: ImportOutcome = {
    outcome: "refused",
    versionId: uuidv7(),
    list,
    serial: header?.serial ?? null,
    stampedAt: header?.stampedAt ?? null,
    counts: {},
    changes: {},
    ignored: {},
    finding,
  };
  const [again] = await raw<{ version_id: string }[]>`
    update register_version set confirmed_at = now()
    where state = 'refused' and sha256 = ${content.sha256} and finding->>'rule' = ${refusal.rule} returning version_id`;
  if (again) return { result: { ...result, versionId: again.version_id }, event: [] };
  await insertVersion(raw, {
    versionId: result.versionId,
    list,
    state: "refused",
    header,
    content,
    file,
    facts: { counts: {}, changes: {}, ignored: {} },
    finding,
  });
  return {
    result,
    event: {
      event: "register.refused",
      object: { type: "register_version", id: result.versionId },
      detail: { list, rule: refusal.rule, line: refusal.line, source: file.source },
      outcome: "failure",
    },
  };
}

function findingOf({ rule, line, column, element, excerpt, expected }: ListRefusal): Finding {
  const values = { line, element: element ?? "", value: excerpt ?? "", expected: expected ?? "" };
  return { rule, line, column, excerpt: excerpt ?? undefined, values };
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

/** The row of a version, whatever became of it. */
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
