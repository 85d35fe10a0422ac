import type { IncomingMessage, ServerResponse } from "node:http";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import { retrySecondsUsual } from "#server/retry-after.ts";
import { echoedIds } from "./fhir-request.ts";
import { contentTypeOf } from "./format/media-type.ts";
import { writeBody } from "./format/write-body.ts";
import type { Reply } from "./interaction.ts";
import { operationOutcome } from "./outcome.ts";
import { asResource } from "./resource.ts";

type Shape = { version: FhirVersion; responseFormat: FhirFormat };

export function sendResponse(
  request: IncomingMessage,
  response: ServerResponse,
  { version, responseFormat }: Shape,
  { status, resource, issues, headers = {} }: Reply,
): void {
  if (response.headersSent || response.destroyed) return;
  const shown = issues ? operationOutcome(issues) : resource;
  const body = shown ? writeBody(asResource(shown), { format: responseFormat, version }) : null;
  const isUnread = !request.complete && announcesBody(request);
  response.writeHead(status, {
    ...echoedIds(request.headers),
    // The outcome of an entry has no headers; as the answer to a whole request it says when to try again.
    ...(status === 429 ? { "Retry-After": String(retrySecondsUsual) } : {}),
    ...headers,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...(body ? { "Content-Type": contentTypeOf(responseFormat, version) } : {}),
    "Content-Length": String(body?.length ?? 0),
    ...(isUnread ? { Connection: "close" } : {}),
  });
  if (body) response.end(body);
  else response.end();
  if (isUnread) drain(request);
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

const drainMilliseconds = 2_000;

/** A client that is still sending reads the response only if we keep reading for a moment; what it sends is discarded. */
function drain(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => request.destroy(), drainMilliseconds);
  timer.unref();
  request.once("close", () => clearTimeout(timer));
}
