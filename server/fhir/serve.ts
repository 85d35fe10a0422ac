import type { IncomingMessage, ServerResponse } from "node:http";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { Client } from "#server/access/actor.ts";
import { log } from "#server/log.ts";
import { plain } from "./answer-entry.ts";
import { type Interaction, type Reply, refuse } from "./call.ts";
import { capabilityStatement } from "./capability.ts";
import { Full, replyOf } from "./failure.ts";
import { bodyLimits } from "./format/limits.ts";
import { contentTypeOf } from "./format/media-type.ts";
import { readBody } from "./format/read-body.ts";
import { writeBody } from "./format/write-body.ts";
import { handleBundle, handleReading, handleWriting, type Request } from "./handle.ts";
import { echoedIds, readHead } from "./head.ts";
import { type KnockParts, knock } from "./knock/knock.ts";
import { operationOutcome } from "./outcome.ts";
import { declaredLength, readBytes } from "./read-bytes.ts";
import type { Room } from "./room.ts";
import type { Resource } from "./sender.ts";

export type Served = { table: readonly Interaction[]; parts: KnockParts; room: Room; url: string };

type Shape = { version: FhirVersion; answerFormat: FhirFormat };

/** One request from its first byte to its last. Nothing that happens in it reaches another. */
export async function serve(
  door: Served,
  request: IncomingMessage,
  response: ServerResponse,
  client: Client,
): Promise<void> {
  const read = readHead({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
  const shape: Shape = read.ok ? read.head : read;
  const reply = await answer(door, request, response, client, read).catch(failed);
  send(request, response, shape, reply);
}

async function answer(
  door: Served,
  request: IncomingMessage,
  response: ServerResponse,
  client: Client,
  read: ReturnType<typeof readHead>,
): Promise<Reply> {
  if (!read.ok) return read.reply;
  const { head } = read;
  const base = `${door.url}/fhir/${head.version}`;
  if (head.path === "metadata") {
    if (head.method !== "GET") return refuse(405, { code: "not-supported", diagnostics: "GET" }, { Allow: "GET" });
    return { status: 200, resource: capabilityStatement(door.table, head.version, base) };
  }
  if ((declaredLength(request) ?? 0) > bodyLimits.bytes) return tooLong();
  return door.room.enter(async () => {
    const knocked = await knock(door.parts, request.headers, client);
    if (!knocked.ok) return knocked.reply;
    const { sender } = knocked;
    const onForbidden = () =>
      door.parts.refusals.count(sender.actor.organizationId, sender.actor.trustId, "service-not-for-this");
    return handle({ table: door.table, head, sender, base, now: new Date(), onForbidden }, door, request, response);
  });
}

async function handle(
  asked: Request,
  door: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Reply> {
  const { head } = asked;
  if (head.method !== "POST" && head.method !== "PUT") return handleReading(asked);
  if (request.headers.expect?.toLowerCase() === "100-continue") response.writeContinue();
  const read = await readBytes(request, door.room);
  if (!read.ok)
    return read.reason === "too-long" ? tooLong() : refuse(400, { code: "invalid", diagnostics: "The body broke off" });
  try {
    const body = readBody(read.bytes, { format: head.format, version: head.version });
    if (!body.ok) return { status: body.issues[0]?.code === "too-long" ? 413 : 400, issues: body.issues };
    return head.method === "POST" && head.path === ""
      ? await handleBundle(asked, body.value)
      : await handleWriting(asked, body.value);
  } finally {
    read.release();
  }
}

function tooLong(): Reply {
  return refuse(413, { code: "too-long", diagnostics: `A body is ${bodyLimits.bytes} bytes at most` });
}

/** The one catch: a mistake of ours is logged and said neutrally. */
function failed(problem: unknown): Reply {
  const reply = replyOf(problem);
  if (!reply) log().error({ err: problem }, "request failed");
  else if (reply.status === 503 && !(problem instanceof Full)) log().warn({ err: problem }, "not available");
  return reply ?? refuse(500, { code: "exception", diagnostics: "Something went wrong here; it was noted" });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { version, answerFormat }: Shape,
  reply: Reply,
): void {
  const { status, resource, issues, headers = {} } = reply;
  if (response.headersSent || response.destroyed) return;
  const told: Resource | null = issues ? asResource(operationOutcome(issues)) : resource ? asResource(resource) : null;
  const body = told ? writeBody(told, { format: answerFormat, version }) : null;
  const isUnread = !request.complete && request.method !== "GET";
  response.writeHead(status, {
    ...echoedIds(request.headers),
    ...headers,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...(body ? { "Content-Type": contentTypeOf(answerFormat, version) } : {}),
    "Content-Length": String(body?.length ?? 0),
    ...(isUnread ? { Connection: "close" } : {}),
  });
  if (body) response.end(body);
  else response.end();
  if (isUnread) letGo(request);
}

const lingerMilliseconds = 2_000;

/** A sender that is still sending hears the answer when we listen a little longer; what it says is thrown away. */
function letGo(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => request.destroy(), lingerMilliseconds);
  timer.unref();
  request.once("close", () => clearTimeout(timer));
}

/** Guarantee: interactions and outcomes answer resources. */
function asResource(value: object): Resource {
  return plain(value) as Resource;
}
