import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** A request as bytes: an HTTP client would correct or refuse what is wrong with it. */
export type RawRequest = {
  port: number;
  method: string;
  path: string;
  headers: readonly (readonly [name: string, value: string])[];
  /** Bytes, or how many of filler; null without a body. */
  body: Buffer | number | null;
  isChunked: boolean;
  /** Where a slow writer dawdles: one byte now and then, and never to the end. */
  slow: "head" | "body" | null;
};

/** What came back; `status` is null when the connection ended without an answer. */
export type RawAnswer = { status: number | null; isRetryable: boolean; milliseconds: number };

const pieceBytes = 64 * 1024;
const filler = Buffer.alloc(pieceBytes, "a");
const betweenBytesMilliseconds = 500;

/** Sends one request over a connection of its own, and reads the answer to its end, or for as long as the patience lasts. */
export async function sendRaw(request: RawRequest, patienceMilliseconds: number): Promise<RawAnswer> {
  const start = performance.now();
  const socket = connect(request.port, "127.0.0.1");
  let head = "";
  const closed = new Promise<void>((settle) => socket.once("close", () => settle()));
  socket.on("error", () => undefined);
  socket.on("data", (piece: Buffer) => {
    if (head.length < 16_384) head += piece.toString("latin1");
    // A stream of events has no end of its own.
    if (/^content-type: text\/event-stream/im.test(head)) socket.destroy();
  });
  const patience = setTimeout(() => socket.destroy(), patienceMilliseconds);
  const isOpen = () => !socket.destroyed && socket.writable;
  const write = async (bytes: Buffer | string) => {
    if (!isOpen() || socket.write(bytes)) return;
    await Promise.race([new Promise<void>((settle) => socket.once("drain", () => settle())), closed]);
  };
  const dawdle = async (bytes: string) => {
    for (const byte of bytes) {
      if (!isOpen()) return;
      await write(byte);
      await pause(betweenBytesMilliseconds);
    }
  };
  const lines = [`${request.method} ${request.path} HTTP/1.1`, ...request.headers.map((pair) => pair.join(": "))];
  if (request.slow === "head") await dawdle(`${lines.join("\r\n")}\r\nx: ${"a".repeat(1_000)}`);
  else {
    await write(`${lines.join("\r\n")}\r\n\r\n`);
    if (request.slow === "body") await dawdle("a".repeat(1_000));
    else if (request.body !== null) for (const piece of piecesOf(request.body)) await write(framed(piece, request));
    if (request.isChunked && request.slow === null) await write("0\r\n\r\n");
  }
  await closed;
  clearTimeout(patience);
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(head.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, "")) ?? [];
  return {
    status: status === undefined ? null : Number(status),
    isRetryable: /^retry-after: \d+/im.test(head),
    milliseconds: performance.now() - start,
  };
}

function* piecesOf(body: Buffer | number): Generator<Buffer> {
  if (typeof body === "number") {
    for (let sent = 0; sent < body; sent += pieceBytes) yield filler.subarray(0, Math.min(pieceBytes, body - sent));
  } else if (body.length > 0) yield body;
}

function framed(piece: Buffer, { isChunked }: RawRequest): Buffer {
  if (!isChunked) return piece;
  return Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")]);
}
