import type { IncomingMessage, ServerResponse } from "node:http";
import { patientFileBytesMax } from "#db/terms/patients.ts";
import { importBytesMax } from "#db/terms/questionnaires.ts";
import { listBytesMax } from "#server/register/lists/read-list.ts";

const kB = 1024;

/** JSON around a file, and base64 or escapes in it. */
const asJson = (bytes: number) => Math.ceil(bytes * 1.4) + 64 * kB;

/** What the web process takes of a body: so many bytes, whole within so many seconds. */
type BodyLimit = { bytesMax: number; secondsMax: number };

/** Nothing but a file takes longer, and a sender who is slow on purpose holds a connection no longer. */
const secondsMax = 20;
/** Five megabytes over half a megabit a second. */
const fileSecondsMax = 120;

/** By the beginning of the path; the first that fits counts. */
const limits: readonly ({ path: string } & BodyLimit)[] = [
  { path: "/api/trpc/patients.inspectFile", bytesMax: asJson(patientFileBytesMax), secondsMax: fileSecondsMax },
  { path: "/api/trpc/patients.import", bytesMax: asJson(patientFileBytesMax), secondsMax: fileSecondsMax },
  { path: "/api/trpc/questionnaires.inspect", bytesMax: asJson(importBytesMax), secondsMax: fileSecondsMax },
  { path: "/api/trpc/questionnaires.import", bytesMax: asJson(importBytesMax), secondsMax: fileSecondsMax },
  { path: "/api/trpc/", bytesMax: 256 * kB, secondsMax },
  { path: "/api/register", bytesMax: listBytesMax, secondsMax: 600 },
  { path: "/api/auth/", bytesMax: 16 * kB, secondsMax },
  { path: "/", bytesMax: 4 * kB, secondsMax },
];

/** Somebody without a session reads and signs in, and sends no files. */
const stranger: BodyLimit = { bytesMax: 16 * kB, secondsMax };
const sessionCookie = /(?:^|;\s?)(?:__Host-)?balie\.session=/;

/** What the body of this request may be. */
export function bodyLimitOf(request: Pick<IncomingMessage, "url" | "headers">): BodyLimit {
  const url = request.url ?? "/";
  const own = limits.find(({ path }) => url.startsWith(path)) ?? { ...stranger, bytesMax: 0 };
  if (sessionCookie.test(request.headers.cookie ?? "")) return own;
  return {
    bytesMax: Math.min(own.bytesMax, stranger.bytesMax),
    secondsMax: Math.min(own.secondsMax, stranger.secondsMax),
  };
}

/**
 * Refuses a body over the limit of its route with 413: by the length that it announces before anything is read, else while it is read.
 * A sender who asks first (`Expect`, RFC 9110 §10.1.1) is answered before it sends. Returns whether the request goes on.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse, limitOf = bodyLimitOf): boolean {
  const { bytesMax, secondsMax } = limitOf(request);
  if (Number(request.headers["content-length"] ?? 0) > bytesMax) {
    refuse(request, response);
    return false;
  }
  if (request.headers.expect?.toLowerCase() === "100-continue") response.writeContinue();
  limitTime(request, response, secondsMax);
  if (request.headers["transfer-encoding"] === undefined) return true;
  let bytes = 0;
  // Paused, so that counting does not start the reading: whoever reads the body does.
  request.pause();
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > bytesMax) refuse(request, response);
  });
  return true;
}

/** After the answer nothing of a body is wanted. A sender who still sends may read the answer first. */
const lingerMilliseconds = 1_000;

/** Ends the connection of a body that is not whole in time, and of one that goes on after the answer. */
function limitTime(request: IncomingMessage, response: ServerResponse, secondsMax: number): void {
  if (request.headers["transfer-encoding"] === undefined && !Number(request.headers["content-length"] ?? 0)) return;
  const timer = setTimeout(() => {
    if (request.complete) return;
    if (response.headersSent) return void request.destroy();
    response.writeHead(408, { Connection: "close" }).end(() => request.destroy());
  }, secondsMax * 1_000);
  timer.unref();
  request.once("close", () => clearTimeout(timer));
  response.once("finish", () => {
    setTimeout(() => request.complete || request.destroy(), lingerMilliseconds).unref();
  });
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) return void request.destroy();
  response.writeHead(413, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
  // The sender reads why before the connection is closed under what it still sends.
  response.end("Te groot: niets hiervan is bewaard. / Too large: nothing of it was kept.\n", () => request.destroy());
}
