import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { listBytesMax } from "#server/register/lists/read-list.ts";
import { ListRefusal } from "#server/register/lists/refusal.ts";

/**
 * Writes a stream to a temporary file, passes its path to `work`, and always removes it. Stops reading at the maximum
 * length of a list. Throws ListRefusal when it is longer.
 */
export async function spool<R>(chunks: AsyncIterable<Uint8Array>, work: (path: string) => Promise<R>): Promise<R> {
  const folder = await mkdtemp(join(tmpdir(), "balie-list-"));
  try {
    const path = join(folder, "list.xml");
    await pipeline(bounded(chunks), createWriteStream(path, { mode: 0o600 }));
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* bounded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > listBytesMax) throw new ListRefusal("too-large", { expected: String(listBytesMax) });
    yield chunk;
  }
}
