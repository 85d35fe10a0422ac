import postgres from "postgres";
import { DomainError } from "#server/errors.ts";

/**
 * Waits for a write of an organization. CONFLICT when another organization of this installation has its AGB code: the index says
 * so, because a look over organizations is not for the people of one.
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
