import { log } from "#server/log.ts";
import { database } from "./database.ts";

/** Changes come in bursts; browsers and the worker need to hear of a burst once. */
const gatherMilliseconds = 60;

const waiting = new Set<string>();
let telling: Promise<void> | undefined;

/**
 * Tells whoever listens (open browsers, the worker) that something changed in a noun of an organization, soon after the commit.
 * Not inside the transaction: a notice there makes every other commit with a notice wait for it, disk write included. It may get
 * lost with the process; whoever must not miss anything also looks by the clock.
 */
export function announce(organizationId: string, noun: string): void {
  waiting.add(JSON.stringify({ organizationId, noun }));
  telling ??= gather();
}

/** Waits until everything was told; before a process ends. */
export async function announceAll(): Promise<void> {
  while (telling) await telling;
}

async function gather(): Promise<void> {
  await new Promise((wake) => setTimeout(wake, gatherMilliseconds));
  const payloads = [...waiting];
  waiting.clear();
  telling = undefined;
  try {
    await database().write.$client`select pg_notify('balie', payload) from unnest(${payloads}::text[]) as payload`;
  } catch (err) {
    log().warn({ err }, "a change could not be announced");
  }
}
