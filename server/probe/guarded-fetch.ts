import { type LookupAddress, lookup } from "node:dns";
import { lookup as lookUp } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, fetch, type Response } from "undici";
import { mayProbe } from "./addresses.ts";

/** An address that Balie may not connect to. */
export class RefusedAddress extends Error {
  readonly code = "ERR_REFUSED_ADDRESS";
}

export type Guard = { allow: readonly string[]; millisecondsMax: number; bytesMax: number };

/** A `fetch` for URLs that a person entered: never reaches a private network and follows no redirects. */
export type GuardedFetch = (address: string, options?: { signal?: AbortSignal }) => Promise<Response>;

/**
 * Creates such a `fetch`. Each connection goes to an address that was checked when its name was resolved, against DNS
 * rebinding. Throws RefusedAddress (as the cause), and whatever undici throws.
 */
export function guardedFetch({ allow, millisecondsMax, bytesMax }: Guard): GuardedFetch {
  const dispatcher = new Agent({
    connect: { lookup: guardedLookup(allow), timeout: millisecondsMax },
    headersTimeout: millisecondsMax,
    bodyTimeout: millisecondsMax,
    maxHeaderSize: 16_384,
    maxResponseSize: bytesMax,
    connections: 2,
  });
  return async (address, { signal } = {}) => {
    // Node does not resolve an IP address, so it is checked here.
    const host = bare(new URL(address).hostname);
    if (isIP(host) !== 0 && !mayProbe(host, allow)) throw new RefusedAddress("refused address");
    const options = { dispatcher, redirect: "manual", headers: { accept: "application/json" } } as const;
    return fetch(address, { ...options, ...(signal ? { signal } : {}) });
  };
}

/** Where a host name resolves to now. `unknown`: it does not resolve. */
export async function resolveHost(hostname: string, allow: readonly string[]): Promise<"open" | "private" | "unknown"> {
  const addresses = await lookUp(bare(hostname), { all: true, verbatim: true }).catch(() => []);
  if (addresses.length === 0) return "unknown";
  return addresses.every(({ address }) => mayProbe(address, allow)) ? "open" : "private";
}

function guardedLookup(allow: readonly string[]): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (problem, addresses) => {
      if (problem) return done(problem, [], 0);
      const isOpen = addresses.length > 0 && addresses.every(({ address }) => mayProbe(address, allow));
      if (!isOpen) return done(new RefusedAddress("refused address"), [], 0);
      tell(addresses, options.all === true, done);
    });
  };
}

/** Node's `lookup` callback has a different signature for one address and for all. */
function tell(addresses: LookupAddress[], all: boolean, done: Parameters<LookupFunction>[2]): void {
  const [first] = addresses;
  if (all || !first) {
    done(null, addresses);
    return;
  }
  done(null, first.address, first.family);
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}
