import { DomainError } from "#server/errors.ts";

/** A code of the app as somebody types it. */
export const appCode = /^\d{3}\s?\d{3}$/;

/**
 * A second factor may be set when there is none yet, or when this session has shown it: a password alone never replaces the factor that
 * guards it.
 * @throws PRECONDITION_FAILED otherwise.
 */
export function assertMaySetFactor(
  account: { totpConfirmedAt: Date | null },
  session: { hasSecondFactor: boolean },
): void {
  if (account.totpConfirmedAt === null || session.hasSecondFactor) return;
  throw new DomainError("PRECONDITION_FAILED", "session.second-factor-required");
}
