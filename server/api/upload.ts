import { grant } from "#server/access/access.ts";
import { DomainError } from "#server/errors.ts";
import { log } from "#server/log.ts";
import type { ImportOutcome } from "#server/register/import/contract.ts";
import { importList } from "#server/register/import/import.ts";
import { spool } from "#server/register/import/spool.ts";
import { listBytesMax } from "#server/register/lists/read-list.ts";
import { ListRefusal } from "#server/register/lists/refusal.ts";
import { retryAfter } from "#server/retry-after.ts";
import { isCrossSite, requestContext } from "./request-context.ts";

const statusOf = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  CONFLICT: 409,
  INVALID: 400,
  PRECONDITION_FAILED: 412,
  TOO_MANY: 429,
} as const;

export type Jar = Parameters<typeof requestContext>[1];

/**
 * Imports a list that alliance staff upload as a request body. The body is streamed to disk, never held in memory, and
 * only after the permission check.
 */
export function takeUpload(request: Request, cookies: Jar): Promise<Response> {
  return uploadAnswer(async () => ({ outcome: await importBody(request, cookies) }));
}

/** The response to an upload: what it became, or a refusal by the key of its message. */
export async function uploadAnswer(take: () => Promise<object>): Promise<Response> {
  try {
    return answer(200, await take());
  } catch (problem) {
    if (problem instanceof DomainError) {
      const { reason, values } = problem;
      return answer(statusOf[problem.code], { refusal: { reason, values } }, retryAfter([problem]));
    }
    log().error({ err: problem }, "upload failed");
    return answer(500, { refusal: { reason: "general.unknown", values: {} } });
  }
}

async function importBody(request: Request, cookies: Jar): Promise<ImportOutcome> {
  if (isCrossSite(request.headers)) throw new DomainError("FORBIDDEN", "register.upload-forbidden");
  const { session } = await requestContext(request.headers, cookies);
  if (!session) throw new DomainError("UNAUTHENTICATED", "session.signed-out");
  if (session.state === "locked") throw new DomainError("UNAUTHENTICATED", "session.locked");
  const access = grant(session.actor, "register.import");
  if (!request.body) throw new DomainError("INVALID", "register.upload-missing");
  if (Number(request.headers.get("content-length") ?? 0) > listBytesMax) return tooLarge();
  const sourceName = fileName(request.headers.get("x-file-name"));
  try {
    return await spool(request.body, (path) => importList(access, { path, source: "upload", sourceName }));
  } catch (problem) {
    if (problem instanceof ListRefusal) return tooLarge();
    throw problem;
  }
}

/** The file name on the person's machine; for display only, never used as a path. */
function fileName(header: string | null): string {
  try {
    return (
      decodeURIComponent(header ?? "")
        .replace(/[^\p{L}\p{N} ._()-]+/gu, "")
        .slice(0, 120) || "upload.xml"
    );
  } catch {
    return "upload.xml";
  }
}

function tooLarge(): ImportOutcome {
  const nothing = { counts: {}, changes: {}, ignored: {} };
  return {
    outcome: "refused",
    versionId: "",
    list: null,
    serial: null,
    stampedAt: null,
    ...nothing,
    finding: { rule: "too-large" },
  };
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}
