import type errors from "./language/nl/errors.json";

export const errorCodes = [
  "NOT_FOUND",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "CONFLICT",
  "INVALID",
  "PRECONDITION_FAILED",
  "TOO_MANY",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

type Leaves<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** A key of server/language/<locale>/errors.json: the sentence a person reads. */
export type ErrorReason = Leaves<typeof errors>;
export type ErrorValues = Record<string, string | number>;

/**
 * A refusal that Balie means. `reason` names the sentence, `values` fills it; neither ever holds personal data.
 * What is not yours is NOT_FOUND, never FORBIDDEN.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: ErrorReason;
  readonly values: ErrorValues;

  constructor(code: ErrorCode, reason: ErrorReason, values: ErrorValues = {}) {
    super(`${code} ${reason}`);
    this.name = "DomainError";
    this.code = code;
    this.reason = reason;
    this.values = values;
  }
}
