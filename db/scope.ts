import postgres, { type ReservedSql, type TransactionSql } from "postgres";

/** What is left of a query of the driver for whoever stands between it and the connection. */
type Sendable = {
  handler: (query: Sendable) => void;
  reject(error: Error): void;
  catch(seen: (e: unknown) => void): unknown;
};

/**
 * What one transaction (or savepoint) may say on its connection, and until when. A query that is sent after the end,
 * by a branch of the work that nobody waits for any more, is refused instead of landing in the next transaction.
 */
export class Scope {
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
      const inner = new Scope(connection, noteFailure, savepoints);
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

  /** From here every query is refused. */
  end(): void {
    this.#isOver = true;
  }

  /** Throws the first failure, also when the work caught it: the database goes on with nothing after one. */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  /** The failure behind "this transaction is aborted". */
  cause(error: unknown): unknown {
    const isAborted = error instanceof postgres.PostgresError && error.code === "25P02";
    return (isAborted && this.#failure) || error;
  }
}

/** A query, and not one of the other things that the driver's template makes (identifiers, lists of values). */
function isSendable(made: unknown): made is Sendable {
  return made instanceof Promise && "handler" in made && typeof made.handler === "function";
}

/** Guarantee: template, unsafe, savepoint and the makers of parameters are all that a transaction is asked for here. */
function asTransaction(parts: object): TransactionSql {
  return parts as TransactionSql;
}
