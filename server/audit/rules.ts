import { createHash } from "node:crypto";
import { TZDate } from "@date-fns/tz";
import type { AuditRow, ChainFinding } from "./contract.ts";

/** What precedes the first block. */
export const firstPreviousHash = "0".repeat(64);
/**
 * Minutes that a line may come after newer lines were sealed: a commit that dragged on, or clocks that differ. What
 * turns up later than this was not written by Balie and is never sealed; checking the chain reports it.
 */
export const lateMinutesMax = 15;

/** Every column of a line; all of them are under its hash. */
export type LoggedEvent = Omit<AuditRow, "responsibleName" | "detail"> & { organizationId: string; detail: unknown };

/** SHA-256 (hex) of a line's canonical form: its columns in a fixed order, with sorted keys inside `detail`. */
export function eventHash(line: LoggedEvent): string {
  return sha256([
    "line 1",
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
  ]);
}

export type BlockContent = {
  organizationId: string;
  number: number;
  previousHash: string;
  sealedAt: Date;
  /** In the order of the lines' ids. */
  eventHashes: readonly string[];
};

/** SHA-256 (hex) of a block: the block before it, its own place and time, and the hash of every line in it. */
export function blockHash(block: BlockContent): string {
  return sha256([
    "block 1",
    block.organizationId,
    block.number,
    block.previousHash,
    block.sealedAt.toISOString(),
    block.eventHashes,
  ]);
}

/** A line as its seal points at it; the line is null when it is gone. */
export type SealedLine = { blockNumber: number; eventId: string; eventHash: string; event: LoggedEvent | null };

/** What is wrong with one line, met while walking block `blockNumber`. */
export function lineFinding(line: SealedLine, blockNumber: number): ChainFinding | null {
  const where = { eventId: line.eventId, occurredAt: momentOfId(line.eventId) };
  if (line.blockNumber < blockNumber) return { kind: "line-inserted", blockNumber: line.blockNumber, ...where };
  if (!line.event) return { kind: "line-removed", blockNumber, ...where };
  if (eventHash(line.event) !== line.eventHash) return { kind: "line-changed", blockNumber, ...where };
  return null;
}

/** What is wrong with one block, given the hashes of the lines that were found in it. */
export function blockFinding(
  block: Omit<BlockContent, "eventHashes"> & { hash: string; eventCount: number },
  eventHashes: readonly string[],
): ChainFinding | null {
  const isWhole = eventHashes.length === block.eventCount && blockHash({ ...block, eventHashes }) === block.hash;
  return isWhole ? null : { kind: "block-changed", blockNumber: block.number };
}

/**
 * Id before which no new line may appear any more, given the newest sealed line and the moment of the newest block.
 * The earlier of the two counts, so that one machine with a clock that runs ahead does not shut out all others.
 */
export function sealingHorizon(head: { sealedAt: Date } | null, newestId: string | null): string {
  if (!head || newestId === null) return firstIdAt(new Date(0));
  const newestMs = Math.min(momentOfId(newestId).getTime(), head.sealedAt.getTime());
  return firstIdAt(new Date(newestMs - lateMinutesMax * 60_000));
}

/** The moment inside a UUIDv7 (RFC 9562 §5.7: milliseconds in the first 48 bits). */
export function momentOfId(id: string): Date {
  return new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16));
}

/** The smallest UUIDv7 of a moment, so that a period is a range of ids. */
export function firstIdAt(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** First moment of a calendar day in the Netherlands, `days` later if asked. */
export function startOfDay(day: string, days = 0): Date {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date + days, "Europe/Amsterdam").getTime());
}

/** One cell of a CSV file, quoted; a spreadsheet never takes its content for a formula (OWASP, CSV injection). */
export function csvCell(value: string | number | boolean | null): string {
  const text = value === null ? "" : String(value);
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** One record; semicolons, because a Dutch spreadsheet expects them. */
export function csvRecord(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvCell).join(";")}\r\n`;
}

function sha256(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** The same value with the keys of every object in order, so that equal contents give equal text. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortedKeys(inner)]));
}
