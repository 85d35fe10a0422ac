import { createHash, createHmac } from "node:crypto";
import type { AuditRow, ChainFinding } from "#server/audit/contract.ts";
import { momentOfId } from "#server/audit/rules.ts";
import type { AuditKey, KeyRing } from "./keys.ts";

/** The previous hash of the first block. */
export const firstPreviousHash = "0".repeat(64);

/** Every column of a line, and the patients whose names it showed, in order of their ids; the hash covers all of them. */
export type LoggedEvent = Omit<AuditRow, "responsibleName" | "detail"> & {
  organizationId: string;
  detail: unknown;
  shown: readonly string[];
};

/** SHA-256 (hex) of a line's canonical form: its columns in a fixed order, with sorted keys inside `detail`. */
export function eventHash(line: LoggedEvent): string {
  const parts = [
    "line 2",
    line.organizationId,
    line.eventId,
    line.occurredAt.toISOString(),
    line.event,
    line.action,
    line.outcome,
    line.actorKind,
    line.actorId,
    line.actorName,
    line.actorRoles,
    line.responsibleId,
    line.sessionId,
    line.clientAddress,
    line.clientAgent,
    line.objectType,
    line.objectId,
    line.patientId,
    line.basis,
    line.emergency,
    line.source,
    sortedKeys(line.detail),
    line.shown,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** A block as it is stored. */
export type SealedBlock = {
  organizationId: string;
  number: number;
  eventCount: number;
  previousHash: string;
  hash: string;
  keyId: string;
  sealedAt: Date;
};

type BlockContent = Omit<SealedBlock, "hash" | "keyId" | "eventCount"> & {
  /** Ordered by line id. */
  eventHashes: readonly string[];
};

/**
 * HMAC-SHA-256 (hex) of a block: the previous block's hash, its own number and time, and the hash of every line in it. Keyed, so that
 * whoever can write the database cannot make it: the lines themselves need no key, because every one of them is in here.
 */
export function blockHash(block: BlockContent, { key }: AuditKey): string {
  const { organizationId, number, previousHash, sealedAt, eventHashes } = block;
  const parts = ["block 2", organizationId, number, previousHash, sealedAt.toISOString(), eventHashes];
  return createHmac("sha256", key).update(JSON.stringify(parts)).digest("hex");
}

/** A line as its seal refers to it; `event` is null when the line is gone. */
export type SealedLine = { blockNumber: number; eventId: string; eventHash: string; event: LoggedEvent | null };

/** What is wrong with one line, found while checking block `blockNumber`. */
export function lineFinding(line: SealedLine, blockNumber: number): ChainFinding | null {
  const where = { eventId: line.eventId, occurredAt: momentOfId(line.eventId) };
  if (line.blockNumber < blockNumber) return { kind: "line-inserted", blockNumber: line.blockNumber, ...where };
  if (!line.event) return { kind: "line-removed", blockNumber, ...where };
  if (eventHash(line.event) !== line.eventHash) return { kind: "line-changed", blockNumber, ...where };
  return null;
}

/** What is wrong with one block, given the hashes of the lines found in it. */
export function blockFinding(block: SealedBlock, eventHashes: readonly string[], keys: KeyRing): ChainFinding | null {
  const key = keys.find(block.keyId);
  if (!key) return { kind: "key-unknown", blockNumber: block.number };
  const isWhole = eventHashes.length === block.eventCount && blockHash({ ...block, eventHashes }, key) === block.hash;
  return isWhole ? null : { kind: "block-changed", blockNumber: block.number };
}

/** The value with the keys of every object sorted, so that equal contents give equal text. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortedKeys(inner)]));
}
