import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { LoggedEvent, SealedBlock } from "#server/audit/chain/chain-rules.ts";
import type { KeyRing } from "#server/audit/chain/keys.ts";
import { archiveFolder, brokenIn, contentPath, manifestPath } from "./archive-reading.ts";
import { contentMac, type Manifest, signedManifest } from "./archive-rules.ts";

/** A block with all its lines, as it goes into a file. */
export type ArchivedBlock = { block: SealedBlock; lines: LoggedEvent[] };

/** The blocks of one organization are not as they were sealed, so they stay where they are. */
export class BrokenChain extends Error {}

type Span = { first: SealedBlock; last: SealedBlock; eventCount: number; contentMac: string };

/**
 * Writes blocks to a file, reads that file back and recomputes every hash in it, and only then writes its manifest, which makes it an
 * archive. Ended at any point, it leaves either an archive or files that the next attempt replaces.
 * @returns null when there is no block.
 * @throws BrokenChain when a line or block is not as it was sealed.
 */
export async function writeArchive(
  organizationId: string,
  blocks: AsyncIterable<ArchivedBlock>,
  keys: KeyRing,
  now: Date,
): Promise<Manifest | null> {
  const folder = archiveFolder(organizationId);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made) for (const above of [dirname(folder), dirname(dirname(folder))]) await syncFolder(above);
  const draft = join(folder, "draft.ndjson");
  const span = await toDisk(draft, (file) => writeBlocks(file, blocks, keys));
  const broken = span && (await brokenIn(draft, span.first.previousHash, keys));
  if (!span || broken) await rm(draft);
  if (broken) throw new BrokenChain(`block ${broken.blockNumber} cannot be archived: ${broken.kind}`);
  if (!span) return null;
  const manifest = manifestOf(organizationId, span, keys, now);
  await rename(draft, contentPath(manifest));
  await syncFolder(folder);
  const draftManifest = join(folder, "draft.json");
  await toDisk(draftManifest, (file) => file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`));
  await rename(draftManifest, manifestPath(manifest));
  await syncFolder(folder);
  return manifest;
}

async function writeBlocks(
  file: FileHandle,
  blocks: AsyncIterable<ArchivedBlock>,
  { current }: KeyRing,
): Promise<Span | null> {
  const mac = contentMac(current);
  const ends: SealedBlock[] = [];
  let eventCount = 0;
  for await (const { block, lines } of blocks) {
    const text = [{ block }, ...lines.map((line) => ({ line }))].map((one) => `${JSON.stringify(one)}\n`).join("");
    mac.update(text);
    await file.appendFile(text);
    ends.splice(1, 1, block);
    eventCount += lines.length;
  }
  const [first, last = first] = ends;
  return first && last ? { first, last, eventCount, contentMac: mac.digest("hex") } : null;
}

function manifestOf(organizationId: string, { first, last, eventCount, contentMac }: Span, keys: KeyRing, now: Date) {
  return signedManifest(
    {
      version: 1,
      organizationId,
      firstNumber: first.number,
      lastNumber: last.number,
      eventCount,
      previousHash: first.previousHash,
      lastHash: last.hash,
      archivedAt: now.toISOString(),
      contentMac,
      keyId: keys.current.id,
    },
    keys.current,
  );
}

/** A new file that only its owner reads, on the disk when this returns. */
async function toDisk<R>(path: string, work: (file: FileHandle) => Promise<R>): Promise<R> {
  const file = await open(path, "w", 0o600);
  try {
    const result = await work(file);
    await file.sync();
    return result;
  } finally {
    await file.close();
  }
}

/** A name is on the disk when its folder is: without this, the lines could be removed and the file gone after the power failed. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
