import { Full, TooLate } from "./failure.ts";

/** How much one process takes on; more is refused at once, so that memory and waiting stay bounded. */
export type RoomLimits = {
  /** Requests in work. */
  requestsMax: number;
  /** Bytes of bodies in memory. */
  bytesMax: number;
  /** How long a sender waits before it is told to come again. The work goes on and keeps its place. */
  patienceMilliseconds: number;
};

/** 64 requests and 64 MB: some ten times what the database works on at once. */
export const roomLimits: RoomLimits = { requestsMax: 64, bytesMax: 64_000_000, patienceMilliseconds: 10_000 };

export type Room = {
  /** Does the work when there is room. @throws Full, TooLate */
  enter: <R>(work: () => Promise<R>) => Promise<R>;
  /** Claims room for a body; answers how to give it back. @throws Full */
  claim: (bytes: number) => () => void;
  /** Settles when nothing is in work. */
  empty: () => Promise<void>;
};

export function openRoom({ requestsMax, bytesMax, patienceMilliseconds }: RoomLimits): Room {
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
    async enter(work) {
      if (requests >= requestsMax) throw new Full();
      requests += 1;
      const done = work().finally(leave);
      return withPatience(done, patienceMilliseconds);
    },
    claim(wanted) {
      if (bytes + wanted > bytesMax) throw new Full();
      bytes += wanted;
      return () => {
        bytes -= wanted;
      };
    },
    empty: () => (requests === 0 ? Promise.resolve() : new Promise((wake) => waiting.push(wake))),
  };
}

async function withPatience<R>(work: Promise<R>, milliseconds: number): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new TooLate()), milliseconds);
  });
  // What fails after nobody waits any more was refused already.
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
