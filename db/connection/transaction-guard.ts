import postgres, { type ReservedSql, type TransactionSql } from "postgres";

/** The private part of the driver's `Query` that the guard relies on (postgres 3.4.9, src/query.js). */
type Sendable = {
  handler: (query: Sendable) => void;
  reject(error: Error): void;
  catch(seen: (e: unknown) => void): unknown;
};

/**
 * Stands between the queries of one transaction (or savepoint) and its connection. A query that is sent after the end, by
 * a promise that nobody awaits any more, is rejected; the driver would run it inside the next transaction.
 */
export class TransactionGuard {
  readonly raw: TransactionSql;
  #isOver = false;
  #failure: unknown;

  constructor(connection: ReservedSql, noteFailure: (error: unknown) => void, savepoints = { count: 0 }) {
    const guarded = <Q>(made: Q): Q => {
      if (!isSendable(made)) return made;
      const send = made.handler;
      made.handler = (query) => {
        if (this.#isOver) return query.reject(new Error("This transaction is over."));
        query.catch((error) => {
          this.#failure ??= error;
          noteFailure(error);
        });
        send(query);
      };
      return made;
    };
    const sql = (...parts: Parameters<ReservedSql>) => guarded(connection(...parts));
    const unsafe: ReservedSql["unsafe"] = (...parts) => guarded(connection.unsafe(...parts));
    const savepoint = async <T>(work: (raw: TransactionSql) => Promise<T>): Promise<T> => {
      const name = `s${savepoints.count++}`;
      await unsafe(`savepoint ${name}`);
      const inner = new TransactionGuard(connection, noteFailure, savepoints);
      try {
        const result = await work(inner.raw);
        inner.check();
        inner.end();
        return result;
      } catch (error) {
        inner.end();
        await unsafe(`rollback to ${name}`);
        throw inner.cause(error);
      }
    };
    const { typed, types, json } = connection;
    this.raw = asTransaction(Object.assign(sql, { unsafe, savepoint, typed, types, json }));
  }

  /** From here on every query is rejected. */
  end(): void {
    this.#isOver = true;
  }

  /** Throws the first failure, even if the work caught it: PostgreSQL has aborted the transaction then. */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  /** The error that caused "current transaction is aborted". */
  cause(error: unknown): unknown {
    const isAborted = error instanceof postgres.PostgresError && error.code === "25P02";
    return (isAborted && this.#failure) || error;
  }
}

/** The driver's template also makes identifiers and lists of values, which are not sent. */
function isSendable(made: unknown): made is Sendable {
  return made instanceof Promise && "handler" in made && typeof made.handler === "function";
}

/** Guarantee: callers use the template, `unsafe`, `savepoint` and the parameter constructors, and nothing else of a transaction. */
function asTransaction(parts: object): TransactionSql {
  return parts as TransactionSql;
}
