import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Options, type ReservedSql, type TransactionSql } from "postgres";
import { declareArrays } from "#db/array-types.ts";
import { TransactionGuard } from "./transaction-guard.ts";

export type ConnectionOptions = Options<Record<string, never>>;
export type TransactionMode = "read only" | "read write";

/** The database answers, but refuses to begin such a transaction. */
class CannotBegin extends Error {
  constructor(mode: TransactionMode, cause: Error) {
    super(`The database begins no ${mode} transaction now.`, { cause });
  }
}

/** A connection that runs one transaction at a time. */
export type PooledConnection = {
  readonly openedAt: number;
  readonly isLost: boolean;
  /**
   * Runs `work` in a transaction. BEGIN is sent but not yet answered when `work` starts, so the first query shares its
   * round trip; a read-only transaction returns without waiting for its COMMIT. `free` is called when the connection can
   * take the next transaction, and never when it is lost.
   */
  run<R>(mode: TransactionMode, work: (raw: TransactionSql) => Promise<R>, free: () => void): Promise<R>;
  /** Closes the connection; a transaction in progress is rejected. */
  end(): Promise<void>;
};

/**
 * Connects, or throws the driver's error. `lost` is called once when an open connection is gone, whoever closed it.
 * It never reconnects: a query that a lost transaction still sends must not reach another transaction.
 */
export async function openConnection(
  url: string,
  options: ConnectionOptions,
  lost: () => void,
): Promise<PooledConnection> {
  let loss: Error | null = null;
  let isOpen = false;
  /** Rejects the transaction in progress. */
  let refuse: (error: Error) => void = () => undefined;
  const client = postgres(url, {
    ...options,
    max: 1,
    // Nothing can be written outside a transaction, not even by queries that follow a BEGIN that failed.
    connection: { ...options.connection, default_transaction_read_only: true },
    onclose: () => markLost(new Error("The connection to the database was lost.")),
  });
  // Drizzle parses dates and JSON itself; this makes the client pass them as text.
  drizzle({ client });
  declareArrays(client);
  const reserved = await reserve().catch(async (problem) => {
    await client.end({ timeout: 0 });
    throw problem;
  });
  isOpen = true;

  function markLost(error: Error): void {
    if (loss) return;
    loss = error;
    refuse(error);
    void client.end({ timeout: 0 });
    if (isOpen) lost();
  }

  /** The query comes first because a reservation that cannot connect stays in the driver's queue for ever. */
  async function reserve(): Promise<ReservedSql> {
    await client`select 1`;
    const found = await client.reserve();
    if (loss) throw loss;
    return found;
  }

  /** After an error of the server the transaction can still be rolled back. After any other the state of the wire is unknown. */
  function noteFailure(error: unknown): void {
    if (!(error instanceof postgres.PostgresError)) markLost(error instanceof Error ? error : new Error(String(error)));
  }

  async function begin(mode: TransactionMode): Promise<void> {
    try {
      await reserved.unsafe(`begin ${mode}`).execute();
    } catch (problem) {
      noteFailure(problem);
      // For example a standby, which has an error code of its own for this.
      throw problem instanceof postgres.PostgresError ? new CannotBegin(mode, problem) : problem;
    }
  }

  async function run<R>(
    mode: TransactionMode,
    work: (raw: TransactionSql) => Promise<R>,
    free: () => void,
  ): Promise<R> {
    if (loss) throw loss;
    const guard = new TransactionGuard(reserved, noteFailure);
    const refused = new Promise<never>((_, reject) => {
      refuse = (error) => {
        guard.end();
        reject(error);
      };
    });
    refused.catch(() => undefined);
    const begun = begin(mode);
    begun.catch(() => undefined);
    let result: R;
    try {
      [, result] = await Promise.race([Promise.all([begun, work(guard.raw)]), refused]);
      guard.check();
    } catch (error) {
      guard.end();
      await finish("rollback").then(free, () => undefined);
      throw guard.cause(error);
    }
    guard.end();
    const finished = finish("commit");
    if (mode === "read only") {
      finished.then(free, () => undefined);
      return result;
    }
    const command = await finished;
    free();
    if (command !== "COMMIT") throw new Error("The database rolled back what was to be committed.");
    return result;

    async function finish(how: "commit" | "rollback"): Promise<string> {
      // The driver would write to a socket that is gone, in a later tick, where the TypeError cannot be caught.
      if (loss) throw loss;
      const ending = reserved.unsafe(how).execute();
      ending.catch(markLost);
      return (await Promise.race([ending, refused])).command;
    }
  }

  return {
    openedAt: Date.now(),
    get isLost() {
      return loss !== null;
    },
    run,
    async end() {
      if (loss) return;
      reserved.release();
      await client.end({ timeout: 5 });
    },
  };
}
