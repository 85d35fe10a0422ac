import { DomainError, type ErrorCode } from "#server/errors.ts";
import { wordsIn } from "#server/language/words.ts";
import { type Reply, refuse } from "./call.ts";
import type { IssueCode } from "./outcome.ts";

/** What our own connections say when they are lost or closed, or begin nothing (db/lane.ts). */
const awayWords = /^The (connection to the database was lost|database (is closed|begins no ))/;

/** Work took longer than anybody should wait for. It may still be done; asking again with the same request id tells. */
export class TooLate extends Error {}
/** As much is in work as this process takes. */
export class Full extends Error {}

/** FHIR has no language for a diagnostic; ours is the one that every sender reads. */
const words = wordsIn("en", "errors");
const retrySeconds = 2;
const answers: Record<ErrorCode, { status: number; code: IssueCode }> = {
  NOT_FOUND: { status: 404, code: "not-found" },
  FORBIDDEN: { status: 403, code: "security" },
  UNAUTHENTICATED: { status: 401, code: "security" },
  CONFLICT: { status: 409, code: "conflict" },
  INVALID: { status: 422, code: "business-rule" },
  PRECONDITION_FAILED: { status: 412, code: "conflict" },
  TOO_MANY: { status: 429, code: "throttled" },
};

/** Of the database: connection lost or refused, starting or stopping, out of resources, read only, cancelled, deadlock. */
const awayStates = /^(08...|53...|57P0.|57014|25006|40001|40P01|55P03|58...)$/;
const awayNames =
  /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENETUNREACH|ERR_JWKS_TIMEOUT|UND_ERR)/;

/** What a sender is told of something that was thrown; null when it is a mistake of ours, to be logged. */
export function replyOf(problem: unknown): Reply | null {
  if (problem instanceof DomainError) {
    const { status, code } = answers[problem.code];
    const { reason, values } = problem;
    return refuse(status, { code, diagnostics: words(reason, values) });
  }
  if (problem instanceof Full) return later("throttled", "Busy");
  if (problem instanceof TooLate || isAway(problem)) return later("transient", "Not available at this moment");
  return null;
}

/** The same request may come again: nothing was acknowledged. */
function later(code: IssueCode, diagnostics: string): Reply {
  return refuse(
    503,
    { code, diagnostics: `${diagnostics}; send the same request again` },
    { "Retry-After": String(retrySeconds) },
  );
}

/** Something that we need does not answer, also as the cause of what was thrown. */
function isAway(problem: unknown): boolean {
  if (!(problem instanceof Error)) return false;
  const code = "code" in problem ? String(problem.code) : "";
  if (awayStates.test(code) || awayNames.test(code) || awayWords.test(problem.message)) return true;
  return "cause" in problem && isAway(problem.cause);
}
