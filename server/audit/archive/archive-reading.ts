import { timingSafeEqual } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { auditActions, auditOutcomes } from "#db/terms/audit.ts";
import { blockFinding, eventHash, type LoggedEvent, type SealedBlock } from "#server/audit/chain/chain-rules.ts";
import type { KeyRing } from "#server/audit/chain/keys.ts";
import type { ChainFinding } from "#server/audit/contract.ts";
import { env } from "#server/env.ts";
import { contentMac, Manifest, manifestFinding } from "./archive-rules.ts";

const Block = z.object({
  organizationId: z.string(),
  number: z.number(),
  eventCount: z.number(),
  previousHash: z.string(),
  hash: z.string(),
  keyId: z.string(),
  sealedAt: z.coerce.date(),
}) satisfies z.ZodType<SealedBlock>;

const text = z.string();
const Line = z.object({
  ...{ organizationId: text, eventId: text, occurredAt: z.coerce.date(), event: text },
  ...{ action: z.enum(auditActions), outcome: z.enum(auditOutcomes) },
  ...{ actorKind: text, actorId: text, actorName: text, actorRoles: text.array() },
  ...{ responsibleId: text.nullable(), sessionId: text.nullable() },
  ...{ clientAddress: text.nullable(), clientAgent: text.nullable() },
  ...{ objectType: text, objectId: text, patientId: text.nullable() },
  ...{ basis: text, emergency: z.boolean(), source: text, detail: z.unknown(), shown: text.array() },
}) satisfies z.ZodType<LoggedEvent>;

const Row = z.union([z.object({ block: Block }), z.object({ line: Line })]);

/** The manifests of an organization, in order; `finding` when one cannot be read or is not ours. */
export async function readManifests(
  organizationId: string,
  keys: KeyRing,
): Promise<{ manifests: Manifest[]; finding: ChainFinding | null }> {
  const folder = archiveFolder(organizationId);
  const names = await readdir(folder).catch(() => []);
  const manifests: Manifest[] = [];
  let finding: ChainFinding | null = null;
  for (const name of names.filter((one) => /^\d+-\d+\.json$/.test(one)).sort()) {
    const manifest = manifestIn(await readFile(join(folder, name), "utf8"));
    if (manifest) manifests.push(manifest);
    finding ??= manifest
      ? manifestFinding(manifest, keys)
      : { kind: "archive-changed", blockNumber: Number(/-(\d+)/.exec(name)?.[1]) };
  }
  return { manifests, finding };
}

/** Whether the file of a manifest that is ours is there, and is what was written. */
export async function contentFinding(manifest: Manifest, keys: KeyRing): Promise<ChainFinding | null> {
  const { lastNumber: blockNumber, keyId } = manifest;
  const key = keys.find(keyId);
  if (!key) return { kind: "key-unknown", blockNumber };
  const mac = contentMac(key);
  try {
    for await (const piece of createReadStream(contentPath(manifest))) mac.update(piece);
  } catch {
    return { kind: "archive-removed", blockNumber };
  }
  const isWhole = timingSafeEqual(Buffer.from(mac.digest("hex")), Buffer.from(manifest.contentMac));
  return isWhole ? null : { kind: "archive-changed", blockNumber };
}

/** Recomputes every hash in a file of blocks, as checking the database does. */
export async function brokenIn(path: string, previousHash: string, keys: KeyRing): Promise<ChainFinding | null> {
  let block: SealedBlock | null = null;
  let hashes: string[] = [];
  const file = await open(path);
  try {
    for await (const written of file.readLines()) {
      const row = Row.parse(JSON.parse(written));
      if ("line" in row) {
        hashes.push(eventHash(row.line));
        continue;
      }
      const finding: ChainFinding | null = block && blockFinding(block, hashes, keys);
      if (finding) return finding;
      const expected: string = block?.hash ?? previousHash;
      if (row.block.previousHash !== expected) return { kind: "block-changed", blockNumber: row.block.number };
      [block, hashes] = [row.block, []];
    }
  } finally {
    await file.close();
  }
  return block && blockFinding(block, hashes, keys);
}

function manifestIn(written: string): Manifest | null {
  try {
    return Manifest.parse(JSON.parse(written));
  } catch {
    return null;
  }
}

/** Where the archive of an organization is. */
export function archiveFolder(organizationId: string): string {
  return join(env().AUDIT_FOLDER, "archive", organizationId);
}

type Span = Pick<Manifest, "organizationId" | "firstNumber" | "lastNumber">;

/** The file with the blocks of a manifest. */
export function contentPath(span: Span): string {
  return `${basePath(span)}.ndjson`;
}

export function manifestPath(span: Span): string {
  return `${basePath(span)}.json`;
}

/** Numbers of one width, so that names sort as numbers do. */
function basePath({ organizationId, firstNumber, lastNumber }: Span): string {
  const numbers = [firstNumber, lastNumber].map((one) => String(one).padStart(10, "0"));
  return join(archiveFolder(organizationId), numbers.join("-"));
}
