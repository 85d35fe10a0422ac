import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Options, type ReservedSql, type TransactionSql } from "postgres";
import { declareArrays } from "./array-types.ts";
import { Scope } from "./scope.ts";

export type LaneOptions = Options<Record<string, never>>;
export type LaneMode = "read only" | "read write";

/** The database answers, and lets no such transaction begin. */
class NotNow extends Error {
  constructor(mode: LaneMode, cause: Error) {
    super(`The database begins no ${mode} transaction now.`, { cause });
  }
}

/** One connection that holds one transaction at a time. */
export type Lane = {
  readonly openedAt: number;
  readonly isLost: boolean;
  /**
   * Runs `work` in a transaction whose BEGIN is on the wire, unanswered, when `work` starts; its first query shares the
   * round trip. A read answers before its COMMIT does. `free` is called when the next transaction may come, and never
   * when the connection is lost.
   */
  run<R>(mode: LaneMode, work: (raw: TransactionSql) => Promise<R>, free: () => void): Promise<R>;
  /** Ends the connection; a transaction in progress is refused. */
  end(): Promise<void>;
};

/**
 * Connects, or throws what the driver says. `lost` is called once when an opened connection is gone, whoever ended it.
 * A lane is never connected again: what a lost transaction still wants to say must not reach anybody else's.
 */
export async function openLane(url: string, options: LaneOptions, lost: () => void): Promise<Lane> {
  let loss: Error | null = null;
  let isOpen = false;
  /** Refuses the transaction in progress. */
  let refuse: (error: Error) => void = () => undefined;
  const client = postgres(url, {
    ...options,
    max: 1,
    // Outside a transaction nothing can be written, also when a BEGIN was refused and the work behind it was not.
    connection: { ...options.connection, default_transaction_read_only: true },
    onclose: () => lose(new Error("The connection to the database was lost.")),
  });
  // Dates and JSON pass as text: drizzle sets this on the client it is given, and reads what it finds by its own schema.
  drizzle({ client });
  declareArrays(client);
  const connection = await connect().catch(async (problem) => {
    await client.end({ timeout: 0 });
    throw problem;
  });
  isOpen = true;

  function lose(error: Error): void {
    if (loss) return;
    loss = error;
    refuse(error);
    void client.end({ timeout: 0 });
    if (isOpen) lost();
  }

  /** By a query, because a reservation that cannot connect stays in the driver's queue. */
  async function connect(): Promise<ReservedSql> {
    await client`select 1`;
    const reserved = await client.reserve();
    if (loss) throw loss;
    return reserved;
  }

  /** The server refused a statement: the transaction can end. Anything else, and nobody knows what is on the wire. */
  function noteFailure(error: unknown): void {
    if (!(error instanceof postgres.PostgresError)) lose(error instanceof Error ? error : new Error(String(error)));
  }

  async function begin(mode: LaneMode): Promise<void> {
    try {
      await connection.unsafe(`begin ${mode}`).execute();
    } catch (problem) {
      noteFailure(problem);
      // A standby, for one: it reads and says of a write, in words of its own, that it cannot.
      throw problem instanceof postgres.PostgresError ? new NotNow(mode, problem) : problem;
    }
  }

  async function run<R>(mode: LaneMode, work: (raw: TransactionSql) => Promise<R>, free: () => void): Promise<R> {
    if (loss) throw loss;
    const scope = new Scope(connection, noteFailure);
    const refused = new Promise<never>((_, reject) => {
      refuse = (error) => {
        scope.end();
        reject(error);
      };
    });
    refused.catch(() => undefined);
    const begun = begin(mode);
    begun.catch(() => undefined);
    let result: R;
    try {
      [, result] = await Promise.race([Promise.all([begun, work(scope.raw)]), refused]);
      scope.check();
    } catch (error) {
      scope.end();
      await finish("rollback").then(free, () => undefined);
      throw scope.cause(error);
    }
    scope.end();
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
      // The driver writes to a socket that is no longer there, in a later turn, where nobody can catch what it throws.
      if (loss) throw loss;
      const ending = connection.unsafe(how).execute();
      ending.catch(lose);
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
      connection.release();
      await client.end({ timeout: 5 });
    },
  };
}
