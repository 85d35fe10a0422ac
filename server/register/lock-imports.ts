import type { TransactionSql } from "postgres";
import { DomainError } from "#server/errors.ts";

/** One import at a time, whatever the list: they share staging, and a person can wait. */
const importLock = 7_214_602;

/** Makes this transaction the only import there is, until it ends; throws CONFLICT when another is going on. */
export async function lockImports(raw: TransactionSql): Promise<void> {
  const [row] = await raw<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${importLock}) as free`;
  if (!row?.free) throw new DomainError("CONFLICT", "register.import-busy");
  await raw`set local statement_timeout = '15min'`;
}
