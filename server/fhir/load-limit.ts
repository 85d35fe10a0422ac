/** How much one process takes on. More is refused at once, so that memory and waiting times stay bounded. */
export type LoadLimits = {
  requestsMax: number;
  /** Bytes of request bodies held in memory. */
  bytesMax: number;
  /** How long a sender waits for a response. The work itself goes on, and counts until it is done. */
  timeoutMilliseconds: number;
};

/** 64 requests and 64 MB: some ten times what the database works on at once. */
export const loadLimits: LoadLimits = { requestsMax: 64, bytesMax: 64_000_000, timeoutMilliseconds: 10_000 };

/** The response took too long. The work may still be done: repeating the request, with the same id, tells. */
export class TimedOut extends Error {}
/** This process takes on no more (`LoadLimits`). */
export class Overloaded extends Error {}

export type LoadLimit = {
  /** @throws Overloaded, TimedOut */
  run: <R>(work: () => Promise<R>) => Promise<R>;
  /** Reserves memory for a body. @returns what releases it. @throws Overloaded */
  reserve: (bytes: number) => () => void;
  /** Resolves when no request is in progress. */
  idle: () => Promise<void>;
};

export function openLoadLimit({ requestsMax, bytesMax, timeoutMilliseconds }: LoadLimits): LoadLimit {
  let requests = 0;
  let bytes = 0;
  let waiting: (() => void)[] = [];
  const leave = () => {
    requests -= 1;
    if (requests > 0) return;
    for (const wake of waiting) wake();
    waiting = [];
  };
  return {
    async run(work) {
      if (requests >= requestsMax) throw new Overloaded();
      requests += 1;
      const done = work().finally(leave);
      return withTimeout(done, timeoutMilliseconds);
    },
    reserve(wanted) {
      if (bytes + wanted > bytesMax) throw new Overloaded();
      bytes += wanted;
      return () => {
        bytes -= wanted;
      };
    },
    idle: () => (requests === 0 ? Promise.resolve() : new Promise((wake) => waiting.push(wake))),
  };
}

async function withTimeout<R>(work: Promise<R>, milliseconds: number): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new TimedOut()), milliseconds);
  });
  // After the timeout nobody listens to a rejection of the work.
  work.catch(() => undefined);
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
