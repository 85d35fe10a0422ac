import { setTimeout as setTimeoutPromise } from "node:timers/promises";
import type { TransactionSql } from "postgres";
import { type Lane, type LaneMode, type LaneOptions, openLane } from "./lane.ts";

/** A fixed number of lanes, opened when needed; who comes when all are taken waits in order. */
export type Lanes = {
  run<R>(mode: LaneMode, work: (raw: TransactionSql) => Promise<R>): Promise<R>;
  /** Ends idle lanes now and busy ones when they are free; who waits is refused. */
  close(): Promise<void>;
};

/** Who is at work this long after the end is left to it. */
const closeMs = 5_000;
const idleMs = 60_000;
/** Connections are not for ever: what the server keeps for one (plans, caches) goes with it. */
const lifeMs = 45 * 60_000;

type Waiting = { resolve: (lane: Lane) => void; reject: (error: unknown) => void };

export function openLanes(url: string, options: LaneOptions, lanesMax: number): Lanes {
  const idle = new Map<Lane, NodeJS.Timeout>();
  const waiting: Waiting[] = [];
  let count = 0;
  let isClosed = false;
  const gone = Promise.withResolvers<void>();

  async function take(): Promise<Lane> {
    if (isClosed) throw new Error("The database is closed.");
    const lane = [...idle.keys()].at(-1);
    if (lane) {
      clearTimeout(idle.get(lane));
      idle.delete(lane);
      return lane;
    }
    if (count < lanesMax) return open();
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  }

  async function open(): Promise<Lane> {
    count += 1;
    try {
      const lane: Lane = await openLane(url, options, () => {
        clearTimeout(idle.get(lane));
        idle.delete(lane);
        leave();
      });
      return lane;
    } catch (problem) {
      leave();
      throw problem;
    }
  }

  /** A lane is gone; there is room for another. */
  function leave(): void {
    count -= 1;
    const next = waiting.shift();
    if (next) open().then(next.resolve, next.reject);
    else if (isClosed && count === 0) gone.resolve();
  }

  function give(lane: Lane): void {
    if (lane.isLost) return;
    if (isClosed || Date.now() - lane.openedAt > lifeMs) {
      void lane.end();
      return;
    }
    const next = waiting.shift();
    if (next) {
      next.resolve(lane);
      return;
    }
    const timer = setTimeout(() => {
      idle.delete(lane);
      void lane.end();
    }, idleMs);
    idle.set(lane, timer.unref());
  }

  return {
    async run(mode, work) {
      const lane = await take();
      return lane.run(mode, work, () => give(lane));
    },
    async close() {
      isClosed = true;
      for (const each of waiting.splice(0)) each.reject(new Error("The database is closed."));
      for (const [lane, timer] of idle) {
        clearTimeout(timer);
        void lane.end();
      }
      idle.clear();
      if (count > 0) await Promise.race([gone.promise, setTimeoutPromise(closeMs, undefined, { ref: false })]);
    },
  };
}
