import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { TransactionSql } from "postgres";

/** The bytes of a stored file, one part in memory at a time. */
export function readHeldFile(raw: TransactionSql, versionId: string): AsyncIterable<Uint8Array> {
  async function* parts() {
    for (let part = 0; ; part += 1) {
      const [row] = await raw<{ content: Buffer }[]>`
        select content from register_held_file where version_id = ${versionId} and part = ${part}`;
      if (!row) return;
      yield row.content;
    }
  }
  return Readable.from(parts()).pipe(createGunzip());
}
