import type { IncomingMessage, ServerResponse } from "node:http";
import type { Client } from "#server/access/actor.ts";
import { log } from "#server/log.ts";
import { type Authentication, authenticate } from "./authentication/authenticate.ts";
import { handleBundle } from "./bundle/handle-bundle.ts";
import { capabilityStatement } from "./capability.ts";
import { replyOf } from "./failure.ts";
import { type FhirRequestResult, readFhirRequest } from "./fhir-request.ts";
import type { RequestContext } from "./find-interaction.ts";
import { bodyLimits } from "./format/limits.ts";
import { readBody } from "./format/read-body.ts";
import { handleRead, handleWrite } from "./handle-resource.ts";
import { type Interaction, type Reply, refuse } from "./interaction.ts";
import { type LoadLimit, Overloaded } from "./load-limit.ts";
import { sendResponse } from "./send-response.ts";

export type FhirService = {
  table: readonly Interaction[];
  authentication: Authentication;
  loadLimit: LoadLimit;
  url: string;
};

type Exchange = { service: FhirService; request: IncomingMessage; response: ServerResponse; client: Client };

/** Serves one request; never rejects. */
export async function serve(exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const read = readFhirRequest({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
  const reply = await answer(exchange, read).catch(failed);
  sendResponse(request, response, read.ok ? read.request : read, reply);
}

async function answer(exchange: Exchange, read: FhirRequestResult): Promise<Reply> {
  if (!read.ok) return read.reply;
  const { service, request, client } = exchange;
  const { method, path, version } = read.request;
  const base = `${service.url}/fhir/${version}`;
  if (path === "metadata") {
    if (method !== "GET") return refuse(405, { code: "not-supported", diagnostics: "GET" }, { Allow: "GET" });
    return { status: 200, resource: capabilityStatement(service.table, version, base) };
  }
  if ((declaredLength(request) ?? 0) > bodyLimits.bytes) return tooLong();
  return service.loadLimit.run(async () => {
    const authenticated = await authenticate(service.authentication, request.headers, client);
    if (!authenticated.ok) return authenticated.reply;
    const { sender } = authenticated;
    const { organizationId, trustId } = sender.actor;
    const onForbidden = () => service.authentication.refusals.count(organizationId, trustId, "service-not-for-this");
    return handle(exchange, {
      ...{ table: service.table, request: read.request, sender, base, now: new Date(), onForbidden },
    });
  });
}

async function handle({ service, request, response }: Exchange, context: RequestContext): Promise<Reply> {
  const { method, path, format, version } = context.request;
  if (method !== "POST" && method !== "PUT") return handleRead(context);
  if (request.headers.expect?.toLowerCase() === "100-continue") response.writeContinue();
  const read = await readBytes(request, service.loadLimit);
  if (!read.ok) {
    return read.reason === "too-long" ? tooLong() : refuse(400, { code: "invalid", diagnostics: "The body broke off" });
  }
  try {
    const body = readBody(read.bytes, { format, version });
    if (!body.ok) return { status: body.issues[0]?.code === "too-long" ? 413 : 400, issues: body.issues };
    return method === "POST" && path === ""
      ? await handleBundle(context, body.value)
      : await handleWrite(context, body.value);
  } finally {
    read.release();
  }
}

type ReadBytes = { ok: true; bytes: Buffer; release: () => void } | { ok: false; reason: "too-long" | "broken" };

/** Content-Length; null without one. */
function declaredLength(request: IncomingMessage): number | null {
  const length = request.headers["content-length"];
  return length === undefined ? null : Number(length);
}

/**
 * The bytes of a body. One that is too long is refused while it arrives; memory is reserved before anything is read.
 * @throws Overloaded
 */
async function readBytes(request: IncomingMessage, loadLimit: LoadLimit): Promise<ReadBytes> {
  const declared = declaredLength(request);
  if (declared !== null && declared > bodyLimits.bytes) return { ok: false, reason: "too-long" };
  const release = loadLimit.reserve(declared ?? bodyLimits.bytes);
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
    if (problem instanceof Overloaded) throw problem;
    return { ok: false, reason: "broken" };
  }
  return { ok: true, bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length), release };
}

function tooLong(): Reply {
  return refuse(413, { code: "too-long", diagnostics: `A body is ${bodyLimits.bytes} bytes at most` });
}

/** The one catch. What is not foreseen is logged, and answered neutrally. */
function failed(problem: unknown): Reply {
  const reply = replyOf(problem);
  if (!reply) log().error({ err: problem }, "request failed");
  else if (reply.status === 503 && !(problem instanceof Overloaded)) log().warn({ err: problem }, "not available");
  return reply ?? refuse(500, { code: "exception", diagnostics: "Something went wrong here; it was noted" });
}
