import { DomainError } from "./errors.ts";

/** Seconds to wait when the refusal itself does not say how long; the messages say "a minute" too. Own choice (2026-11-30). */
export const retrySecondsUsual = 60;

/**
 * The header of an answer 429 (RFC 9110, 10.2.3; RFC 6585, 4): after how many seconds the request is worth repeating, the longest where
 * several were refused. Nothing for other problems.
 */
export function retryAfter(problems: readonly unknown[]): Record<string, string> {
  const waits = problems.flatMap((problem) =>
    problem instanceof DomainError && problem.code === "TOO_MANY" ? [problem.retrySeconds ?? retrySecondsUsual] : [],
  );
  return waits.length === 0 ? {} : { "Retry-After": String(Math.max(...waits)) };
}
