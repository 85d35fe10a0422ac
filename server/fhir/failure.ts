import { DomainError, type ErrorCode } from "#server/errors.ts";
import { wordsIn } from "#server/language/words.ts";
import { retryAfter } from "#server/retry-after.ts";
import { StorageAway } from "#server/storage/objects.ts";
import { type Reply, refuse } from "./interaction.ts";
import { Overloaded, TimedOut } from "./load-limit.ts";
import type { IssueCode } from "./outcome.ts";

/** Messages of our own connections when they are lost or closed, or cannot begin (db/connection/connection.ts). */
const awayMessages = /^The (connection to the database was lost|database (is closed|begins no ))/;

/** A diagnostic has no language in FHIR: English. */
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

/** SQLSTATE: connection lost or refused, starting or stopping, out of resources, read only, cancelled, deadlock. */
const awayStates = /^(08...|53...|57P0.|57014|25006|40001|40P01|55P03|58...)$/;
const awayNames =
  /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENETUNREACH|ERR_JWKS_TIMEOUT|UND_ERR)/;

/** The response to an error; null for one that nobody foresaw, to be logged. */
export function replyOf(problem: unknown): Reply | null {
  if (problem instanceof DomainError) {
    const { status, code } = answers[problem.code];
    const { reason, values } = problem;
    return refuse(status, { code, diagnostics: words(reason, values) }, retryAfter([problem]));
  }
  if (problem instanceof Overloaded) return retryLater("throttled", "Busy");
  if (problem instanceof TimedOut || problem instanceof StorageAway || isAway(problem))
    return retryLater("transient", "Not available at this moment");
  return null;
}

/** Nothing was acknowledged, so the same request may be sent again. */
function retryLater(code: IssueCode, diagnostics: string): Reply {
  return refuse(
    503,
    { code, diagnostics: `${diagnostics}; send the same request again` },
    { "Retry-After": String(retrySeconds) },
  );
}

/** Something we depend on does not respond; also as the cause of another error. */
function isAway(problem: unknown): boolean {
  if (!(problem instanceof Error)) return false;
  const code = "code" in problem ? String(problem.code) : "";
  if (awayStates.test(code) || awayNames.test(code) || awayMessages.test(problem.message)) return true;
  return "cause" in problem && isAway(problem.cause);
}
