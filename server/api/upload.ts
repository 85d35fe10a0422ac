import { grant } from "#server/access/access.ts";
import { DomainError } from "#server/errors.ts";
import { log } from "#server/log.ts";
import type { ImportOutcome, UploadAnswer } from "#server/register/contract.ts";
import { importList } from "#server/register/import.ts";
import { listBytesMax } from "#server/register/lists/read-list.ts";
import { ListRefusal } from "#server/register/lists/refusal.ts";
import { spool } from "#server/register/spool.ts";
import { isFromElsewhere, requestContext } from "./request-context.ts";

const statusOf = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  CONFLICT: 409,
  INVALID: 400,
  PRECONDITION_FAILED: 412,
  TOO_MANY: 429,
} as const;

type Jar = Parameters<typeof requestContext>[1];

/**
 * Takes a list that alliance staff send as the body of a request. The body goes to disk as it comes, never into memory,
 * and only after the permission was checked.
 */
export async function takeUpload(request: Request, cookies: Jar): Promise<Response> {
  try {
    return answer(200, { outcome: await importBody(request, cookies) });
  } catch (problem) {
    if (problem instanceof DomainError) {
      const { reason, values } = problem;
      return answer(statusOf[problem.code], { refusal: { reason, values } });
    }
    log().error({ err: problem }, "upload failed");
    return answer(500, { refusal: { reason: "general.unknown", values: {} } });
  }
}

async function importBody(request: Request, cookies: Jar): Promise<ImportOutcome> {
  if (isFromElsewhere(request.headers)) throw new DomainError("FORBIDDEN", "register.upload-forbidden");
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

/** The name as the person knows it; for show only, never a path. */
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

function answer(status: number, body: UploadAnswer): Response {
  return Response.json(body, { status });
}
