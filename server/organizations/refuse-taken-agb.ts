import postgres from "postgres";
import { DomainError } from "#server/errors.ts";

/**
 * Translates a duplicate AGB code into CONFLICT. Relies on the unique index: row-level security hides other
 * organizations, so it cannot be checked beforehand.
 */
export async function refuseTakenAgb(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (problem) {
    const cause = problem instanceof Error ? problem.cause : undefined;
    const isTaken = cause instanceof postgres.PostgresError && cause.constraint_name === "organization_agb";
    throw isTaken ? new DomainError("CONFLICT", "organizations.agb-taken") : problem;
  }
}
