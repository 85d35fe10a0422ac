import { appendFile, mkdir, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { env } from "#server/env.ts";
import type { SealedBlock } from "./chain-rules.ts";

const Head = z.object({ number: z.number().int(), hash: z.string(), keyId: z.string(), sealedAt: z.coerce.date() });
/** The end of a chain at some moment, as it was written down outside the database. */
export type Head = z.infer<typeof Head>;

/** Heads in memory at a time. */
const headsTogether = 1_000;

/** The last head that this process wrote, per organization: a minute without new lines writes nothing. */
const noted = new Map<string, string>();

/**
 * Appends the head of an organization's chain to its file, one file a month. About 200 bytes a block, a fraction of the lines in it. Nothing
 * is ever rewritten: a chain that was cut off and went on differently has two heads with one number there.
 */
export async function noteHead({ organizationId, number, hash, keyId, sealedAt }: SealedBlock): Promise<void> {
  if (noted.get(organizationId) === hash) return;
  const folder = headsFolder(organizationId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const line = `${JSON.stringify({ number, hash, keyId, sealedAt })}\n`;
  await appendFile(join(folder, `${sealedAt.toISOString().slice(0, 7)}.ndjson`), line, { mode: 0o600 });
  noted.set(organizationId, hash);
}

/** Every head that was written down, some at a time. A line that a crash broke off is passed over. */
export async function* notedHeads(organizationId: string): AsyncGenerator<Head[]> {
  const folder = headsFolder(organizationId);
  const names = await readdir(folder).catch(() => []);
  let heads: Head[] = [];
  for (const name of names.filter((one) => one.endsWith(".ndjson")).sort()) {
    const file = await open(join(folder, name));
    try {
      for await (const line of file.readLines()) {
        heads.push(...headIn(line));
        if (heads.length < headsTogether) continue;
        yield heads;
        heads = [];
      }
    } finally {
      // Also when nobody asks for more.
      await file.close();
    }
  }
  if (heads.length > 0) yield heads;
}

function headIn(line: string): Head[] {
  try {
    return [Head.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

function headsFolder(organizationId: string): string {
  return join(env().AUDIT_FOLDER, "heads", organizationId);
}
