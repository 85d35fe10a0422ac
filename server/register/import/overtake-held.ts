import type { TransactionSql } from "postgres";
import type { ListKind } from "#db/terms/register.ts";

/**
 * Ends the waiting of whichever version of a list is held, because another one was taken, offered or restored: at most
 * one list of a kind waits, and one that waited is never put in force after a version that is younger than it.
 */
export async function overtakeHeld(raw: TransactionSql, list: ListKind): Promise<void> {
  await raw`delete from register_held_file f using register_version v
    where v.version_id = f.version_id and v.list = ${list}`;
  await raw`update register_version set state = 'overtaken' where list = ${list} and state = 'held'`;
}
