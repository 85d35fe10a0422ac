import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { declareArrays } from "#db/array-types.ts";
import type { ConnectionPool } from "#db/connection/pool.ts";
import { addresses, database } from "#server/access/database.ts";

/** The driver's own transactions over its own pool, with the settings of db/client.ts. */
export function plainPath(): ConnectionPool {
  const { write, prepare, connectionsMax } = addresses();
  const client = postgres(write, {
    prepare,
    max: connectionsMax,
    fetch_types: false,
    onnotice: () => undefined,
    connection: { application_name: "balie", jit: false, plan_cache_mode: "force_generic_plan" },
  });
  drizzle({ client });
  declareArrays(client);
  return {
    // Guarantee: `begin` returns a promise of R for work that returns a promise of R; its declared type also unwraps
    // arrays of promises.
    run: <R>(...[mode, work]: Parameters<ConnectionPool["run"]>) => client.begin(mode, work) as Promise<R>,
    close: () => client.end({ timeout: 5 }),
  };
}

/** Makes `transact` of this process use this path from now on. */
export function takePath(path: ConnectionPool): void {
  Object.assign(database().pools, { write: path, read: path });
}
