import { createHmac } from "node:crypto";
import { ConfigurationError, env } from "#server/env.ts";

/** A key of the log. The id says which one sealed a block, and nothing of the key. */
export type AuditKey = { id: string; key: string };

/** The key that seals now, and those that can still be checked with. */
export type KeyRing = { current: AuditKey; find: (id: string) => AuditKey | undefined };

const shortest = 32;

/**
 * Reads keys separated by commas, spaces or line ends, the newest first.
 * @throws ConfigurationError when there is none or one is too short.
 */
export function readKeys(text: string): KeyRing {
  const keys = text.split(/[\s,]+/).filter(Boolean);
  const ring = keys.map((key) => ({ id: idOf(key), key }));
  const [current] = ring;
  if (!current || keys.some((key) => key.length < shortest)) {
    throw new ConfigurationError(
      `The configuration cannot be used:\n  AUDIT_KEYS: the log is sealed with a key of ${shortest} characters or more; give one, or several with the newest first.\nREADME.md lists every variable.`,
    );
  }
  return { current, find: (id) => ring.find((key) => key.id === id) };
}

/** The keys of this process. @throws ConfigurationError when it has none: the FHIR server does not. */
export function auditKeys(): KeyRing {
  return readKeys(env().AUDIT_KEYS ?? "");
}

function idOf(key: string): string {
  return createHmac("sha256", key).update("balie audit key id").digest("hex").slice(0, 16);
}
