import { setTimeout as setTimeoutPromise } from "node:timers/promises";
import type { TransactionSql } from "postgres";
import { type ConnectionOptions, openConnection, type PooledConnection, type TransactionMode } from "./connection.ts";

/** At most a fixed number of connections, opened on demand; when all are in use, requests wait in order. */
export type ConnectionPool = {
  run<R>(mode: TransactionMode, work: (raw: TransactionSql) => Promise<R>): Promise<R>;
  /** Ends idle connections now and busy ones after their transaction; waiting requests are refused. */
  close(): Promise<void>;
};

/** How long `close` waits for busy connections. */
const closeMs = 5_000;
const idleMs = 60_000;
/** Connections are renewed: what the server keeps for one (plans, caches) is freed with it. */
const lifeMs = 45 * 60_000;

type Waiting = { resolve: (connection: PooledConnection) => void; reject: (error: unknown) => void };

export function openPool(url: string, options: ConnectionOptions, connectionsMax: number): ConnectionPool {
  const idle = new Map<PooledConnection, NodeJS.Timeout>();
  const waiting: Waiting[] = [];
  let count = 0;
  let isClosed = false;
  const gone = Promise.withResolvers<void>();

  async function take(): Promise<PooledConnection> {
    if (isClosed) throw new Error("The database is closed.");
    const connection = [...idle.keys()].at(-1);
    if (connection) {
      clearTimeout(idle.get(connection));
      idle.delete(connection);
      return connection;
    }
    if (count < connectionsMax) return open();
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  }

  async function open(): Promise<PooledConnection> {
    count += 1;
    try {
      const connection: PooledConnection = await openConnection(url, options, () => {
        clearTimeout(idle.get(connection));
        idle.delete(connection);
        remove();
      });
      return connection;
    } catch (problem) {
      remove();
      throw problem;
    }
  }

  /** A connection is gone, so another may be opened. */
  function remove(): void {
    count -= 1;
    const next = waiting.shift();
    if (next) open().then(next.resolve, next.reject);
    else if (isClosed && count === 0) gone.resolve();
  }

  function giveBack(connection: PooledConnection): void {
    if (connection.isLost) return;
    if (isClosed || Date.now() - connection.openedAt > lifeMs) {
      void connection.end();
      return;
    }
    const next = waiting.shift();
    if (next) {
      next.resolve(connection);
      return;
    }
    const timer = setTimeout(() => {
      idle.delete(connection);
      void connection.end();
    }, idleMs);
    idle.set(connection, timer.unref());
  }

  return {
    async run(mode, work) {
      const connection = await take();
      return connection.run(mode, work, () => giveBack(connection));
    },
    async close() {
      isClosed = true;
      for (const each of waiting.splice(0)) each.reject(new Error("The database is closed."));
      for (const [connection, timer] of idle) {
        clearTimeout(timer);
        void connection.end();
      }
      idle.clear();
      if (count > 0) await Promise.race([gone.promise, setTimeoutPromise(closeMs, undefined, { ref: false })]);
    },
  };
}
