import { createHmac } from "node:crypto";
import { transact } from "#db/client.ts";
import { database } from "#server/access/database.ts";
import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";

/** How often one key may be used: `countMax` times per window of `windowSeconds`. */
export type Limit = { name: string; countMax: number; windowSeconds: number };

/**
 * Counts one use of a key (an address, an account) and throws TOO_MANY over the limit. One atomic statement, so that
 * parallel requests cannot both pass. Only a keyed hash of the key is stored.
 */
export async function throttle(limit: Limit, key: string): Promise<void> {
  const rows = await transact(
    database(),
    "write",
    {},
    (_, raw) => raw<{ count: number; seconds_left: number }[]>`
      insert into throttle (key_hash, count, window_started_at) values (${hashed(limit, key)}, 1, now())
      on conflict (key_hash) do update set
        count = case when ${expired(limit)} then 1 else throttle.count + 1 end,
        window_started_at = case when ${expired(limit)} then now() else throttle.window_started_at end
      returning count, ${limit.windowSeconds}::float8 - extract(epoch from now() - window_started_at)::float8 as seconds_left`,
  );
  const row = rows[0];
  if (!row || row.count <= limit.countMax) return;
  const seconds = Math.max(1, Math.ceil(row.seconds_left));
  throw new DomainError("TOO_MANY", "general.too-many", { minutes: Math.ceil(seconds / 60) }, seconds);

  function expired({ windowSeconds }: Limit) {
    return database().write
      .$client`throttle.window_started_at < now() - make_interval(secs => ${windowSeconds}::float8)`;
  }
}

/** Clears the counter of a key, after a success. */
export async function clearThrottle(limit: Limit, key: string): Promise<void> {
  await transact(database(), "write", {}, (_, raw) => raw`delete from throttle where key_hash = ${hashed(limit, key)}`);
}

/** Deletes counters older than every window; the longest window is a day. */
export async function forgetThrottles(): Promise<void> {
  await transact(
    database(),
    "write",
    {},
    (_, raw) => raw`delete from throttle where window_started_at < now() - interval '2 days'`,
  );
}

function hashed(limit: Limit, key: string): string {
  return createHmac("sha256", env().BALIE_SECRET).update(`throttle ${limit.name} ${key}`).digest("base64url");
}
