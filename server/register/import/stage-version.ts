import type { TransactionSql } from "postgres";
import type { ListKind } from "#db/terms/register.ts";
import { targets } from "#server/register/lists/targets.ts";
import { createStage } from "./stage-list.ts";

/** Stages the rows that were in force in an earlier version, as if that list had come in again. */
export async function stageVersion(raw: TransactionSql, list: ListKind, versionId: string): Promise<void> {
  await createStage(raw);
  for (const { row, table, columns } of targets[list]) {
    const names = columns.map((_, index) => `c${index + 1}`);
    const values = columns.map((column) => `${column}::text`);
    await raw.unsafe(
      `insert into register_stage (row_table, ${names.join(", ")}) select '${row}', ${values.join(", ")} from ${table}
        where since_version_id <= $1 and (until_version_id is null or until_version_id > $1)`,
      [versionId],
    );
  }
}
