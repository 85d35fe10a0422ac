import { isAscii, isUtf8 } from "node:buffer";
import { ListRefusal } from "./refusal.ts";

/** Number of bytes at the end that start a character completed in the next chunk (at most 3). */
function openTail(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

/**
 * Decodes chunks of bytes and refuses invalid UTF-8. Plain ASCII, which register lists mostly are, becomes a one-byte
 * string: half the memory and faster to scan than the output of a general decoder.
 */
export class Utf8Text {
  private carried: Buffer = Buffer.alloc(0);
  private isStart = true;

  /** The text of this chunk, without a byte order mark at the start of the file. */
  decode(bytes: Uint8Array, place: { line: number; column: number }): string {
    let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.carried.length > 0) chunk = Buffer.concat([this.carried, chunk]);
    if (this.isStart && chunk.length >= 3) {
      this.isStart = false;
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3);
    } else if (this.isStart) {
      this.carried = Buffer.from(chunk);
      return "";
    }
    if (isAscii(chunk)) {
      this.carried = Buffer.alloc(0);
      return chunk.toString("latin1");
    }
    const tail = openTail(chunk);
    this.carried = Buffer.from(chunk.subarray(chunk.length - tail));
    const whole = chunk.subarray(0, chunk.length - tail);
    if (!isUtf8(whole)) throw new ListRefusal("encoding", { ...place, expected: "UTF-8" });
    return whole.toString("utf8");
  }

  /** The rest at the end of the file: empty, unless it ends inside a character or is tiny. */
  end(place: { line: number; column: number }): string {
    if (!isUtf8(this.carried)) throw new ListRefusal("encoding", { ...place, expected: "UTF-8" });
    return this.carried.toString("utf8");
  }
}
