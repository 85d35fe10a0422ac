import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { Changed } from "#server/access/change.ts";
import type { ListHeader } from "#server/register/lists/list-tree.ts";
import type { ListRefusal } from "#server/register/lists/refusal.ts";
import type { Finding, ImportOutcome } from "./contract.ts";
import { type Content, insertVersion, type ListFile } from "./insert-version.ts";

/** Records that a list was refused, once per file and reason. */
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
