import type { TransactionSql } from "postgres";
import { DomainError } from "#server/errors.ts";

/** One import at a time, of any list: they share staging, and a person may be waiting. */
const importLock = 7_214_602;

/** Makes this transaction the only import until it ends; throws CONFLICT when another is running. */
export async function lockImports(raw: TransactionSql): Promise<void> {
  const [row] = await raw<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${importLock}) as free`;
  if (!row?.free) throw new DomainError("CONFLICT", "register.import-busy");
  await raw`set local statement_timeout = '15min'`;
}
