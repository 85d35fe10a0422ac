import { createHmac, type Hmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { firstPreviousHash } from "#server/audit/chain/chain-rules.ts";
import type { AuditKey, KeyRing } from "#server/audit/chain/keys.ts";
import type { ChainFinding } from "#server/audit/contract.ts";
import { addMonths } from "#server/calendar/days.ts";

const Claims = z.object({
  version: z.literal(1),
  organizationId: z.uuid(),
  firstNumber: z.number().int().positive(),
  lastNumber: z.number().int().positive(),
  eventCount: z.number().int().positive(),
  /** The hash of the block before the first one. */
  previousHash: z.string().length(64),
  /** The hash of the last one: what the chain in the database goes on from. */
  lastHash: z.string().length(64),
  archivedAt: z.iso.datetime(),
  /** HMAC-SHA-256 of the file. */
  contentMac: z.string().length(64),
  keyId: z.string(),
});
type Claims = z.infer<typeof Claims>;

/** What an archive file holds, under the key of the log: whoever changes either cannot make the other fit. */
export const Manifest = Claims.extend({ mac: z.string().length(64) });
export type Manifest = z.infer<typeof Manifest>;

export type ArchiveRow = { firstNumber: number; lastNumber: number; lastHash: string };

/** A manifest with its own HMAC. */
export function signedManifest(claims: Claims, key: AuditKey): Manifest {
  return { ...claims, mac: macOf(claims, key) };
}

/** Starts the HMAC of a file's content. */
export function contentMac({ key }: AuditKey): Hmac {
  return createHmac("sha256", key).update("archive content 1\n");
}

/** Whether a manifest was made with a key of ours and not changed since. */
export function manifestFinding(manifest: Manifest, keys: KeyRing): ChainFinding | null {
  const key = keys.find(manifest.keyId);
  if (!key) return { kind: "key-unknown", blockNumber: manifest.lastNumber };
  const isOwn = timingSafeEqual(Buffer.from(macOf(manifest, key)), Buffer.from(manifest.mac));
  return isOwn ? null : { kind: "archive-changed", blockNumber: manifest.lastNumber };
}

/**
 * Whether the files of an organization, in order, are one chain from the first block on, and are all that the database knows of. Files that
 * it does not know are fine: writing ended before the row was stored.
 */
export function archivesFinding(
  organizationId: string,
  manifests: readonly Manifest[],
  rows: readonly ArchiveRow[],
): ChainFinding | null {
  let [lastNumber, lastHash] = [0, firstPreviousHash];
  for (const manifest of manifests) {
    const blockNumber = manifest.lastNumber;
    if (manifest.firstNumber > lastNumber + 1)
      return { kind: "archive-removed", blockNumber: manifest.firstNumber - 1 };
    const isNext = manifest.firstNumber === lastNumber + 1 && manifest.previousHash === lastHash;
    if (!isNext || manifest.organizationId !== organizationId) return { kind: "archive-changed", blockNumber };
    [lastNumber, lastHash] = [manifest.lastNumber, manifest.lastHash];
  }
  const gone = rows.find((row) => !manifests.some((one) => one.lastNumber === row.lastNumber));
  return gone ? { kind: "archive-removed", blockNumber: gone.lastNumber } : null;
}

/**
 * The day before which blocks are archived: whole months, so that there is one file a month and not one a day. Own choice (2026-11-30): a
 * line stays at least its years, and up to a month longer.
 */
export function archivedBefore(today: string, years: number): string {
  return addMonths(`${today.slice(0, 7)}-01`, -12 * years);
}

function macOf(claims: Claims, { key }: AuditKey): string {
  const parts = [
    "archive 1",
    claims.organizationId,
    claims.firstNumber,
    claims.lastNumber,
    claims.eventCount,
    claims.previousHash,
    claims.lastHash,
    claims.archivedAt,
    claims.contentMac,
    claims.keyId,
  ];
  return createHmac("sha256", key).update(JSON.stringify(parts)).digest("hex");
}
