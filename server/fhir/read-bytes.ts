import type { IncomingMessage } from "node:http";
import { Full } from "./failure.ts";
import { bodyLimits } from "./format/limits.ts";
import type { Room } from "./room.ts";

export type ReadBytes = { ok: true; bytes: Buffer; release: () => void } | { ok: false; reason: "too-long" | "broken" };

/** Length that a request says its body has; null when it does not say. */
export function declaredLength(request: IncomingMessage): number | null {
  const length = request.headers["content-length"];
  return length === undefined ? null : Number(length);
}

/**
 * The bytes of a body, at most as many as the limit; what is longer is refused while it arrives. Room is claimed before anything is kept.
 * @throws Full
 */
export async function readBytes(request: IncomingMessage, room: Room): Promise<ReadBytes> {
  const declared = declaredLength(request);
  if (declared !== null && declared > bodyLimits.bytes) return { ok: false, reason: "too-long" };
  const release = room.claim(declared ?? bodyLimits.bytes);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) continue;
      length += chunk.length;
      if (length > bodyLimits.bytes) {
        release();
        return { ok: false, reason: "too-long" };
      }
      chunks.push(chunk);
    }
  } catch (problem) {
    release();
    if (problem instanceof Full) throw problem;
    return { ok: false, reason: "broken" };
  }
  return { ok: true, bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length), release };
}
