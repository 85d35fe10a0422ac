import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { TransactionSql } from "postgres";

const partBytesMax = 1024 * 1024;

/** Stores the file of a held list in the database, compressed and in parts, so that any machine can resume the import. */
export async function keepHeldFile(
  raw: TransactionSql,
  versionId: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  let part = 0;
  let open: Buffer[] = [];
  let openBytes = 0;
  const store = async () => {
    await raw`insert into register_held_file (version_id, part, content) values (${versionId}, ${part}, ${Buffer.concat(open)})`;
    part += 1;
    open = [];
    openBytes = 0;
  };
  for await (const piece of Readable.from(chunks).pipe(createGzip({ level: 6 }))) {
    open.push(piece);
    openBytes += piece.length;
    if (openBytes >= partBytesMax) await store();
  }
  if (openBytes > 0) await store();
}
