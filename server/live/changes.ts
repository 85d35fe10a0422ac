import { z } from "zod";
import { database } from "#server/access/database.ts";
import { log } from "#server/log.ts";

/**
 * "Something changed in this noun of this organization", without details. `null`: the connection was lost, so anything
 * may have changed.
 */
const Change = z.object({ organizationId: z.uuid(), noun: z.string().regex(/^[a-z-]{1,40}$/) });
type Listener = (noun: string | null) => void;
type WideListener = (change: { organizationId: string; noun: string } | null) => void;

/** All listeners in this process, by organization, on one database connection. */
const listeners = new Map<string, Set<Listener>>();
const wideListeners = new Set<WideListener>();
let line: Promise<unknown> | undefined;

/** Calls `listener` after every committed change in the organization, until the returned function is called. */
export function onChange(organizationId: string, listener: Listener): () => void {
  openLine();
  const own = listeners.get(organizationId) ?? new Set();
  listeners.set(organizationId, own.add(listener));
  return () => {
    own.delete(listener);
    if (own.size === 0 && listeners.get(organizationId) === own) listeners.delete(organizationId);
  };
}

/** Calls `listener` after every committed change in any organization: for the worker, never for a browser. */
export function onAnyChange(listener: WideListener): () => void {
  openLine();
  wideListeners.add(listener);
  return () => wideListeners.delete(listener);
}

function openLine(): void {
  if (line) return;
  let connections = 0;
  // The driver reconnects by itself, but notifications in between are lost, so all listeners must refresh.
  line = database()
    .direct.listen("balie", tell, () => {
      connections += 1;
      if (connections > 1) tellEverybody();
    })
    .catch((err) => {
      log().warn({ err }, "the live line could not be opened");
      line = undefined;
    });
}

function tell(payload: string): void {
  const change = Change.safeParse(parse(payload));
  if (!change.success) return;
  const { organizationId, noun } = change.data;
  for (const listener of listeners.get(organizationId) ?? []) listener(noun);
  for (const listener of wideListeners) listener(change.data);
}

function tellEverybody(): void {
  for (const own of listeners.values()) for (const listener of own) listener(null);
  for (const listener of wideListeners) listener(null);
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
