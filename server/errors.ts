import type { Messages } from "./language/messages.ts";

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

/** A key of `errors`, which each noun has in its own language file: the message that a person reads. */
export type ErrorReason = Leaves<Messages["errors"]>;
export type ErrorValues = Record<string, string | number>;

/**
 * An expected error. `reason` is the key of the message, `values` its parameters; neither ever holds personal data.
 * What belongs to another organization is NOT_FOUND, never FORBIDDEN.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: ErrorReason;
  readonly values: ErrorValues;
  /** After how long it is worth trying again, where that is known. */
  readonly retrySeconds: number | null;

  constructor(code: ErrorCode, reason: ErrorReason, values: ErrorValues = {}, retrySeconds: number | null = null) {
    super(`${code} ${reason}`);
    this.name = "DomainError";
    this.code = code;
    this.reason = reason;
    this.values = values;
    this.retrySeconds = retrySeconds;
  }
}
