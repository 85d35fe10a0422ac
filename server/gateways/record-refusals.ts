import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { CountedRefusal } from "./contract.ts";

/**
 * Logs the FHIR server's refusals for one organization: one line per DVA and reason per minute, so that a flood stays a
 * few lines.
 */
export async function recordRefusals(
  access: Access<"gateway.recognize">,
  refusals: readonly CountedRefusal[],
): Promise<void> {
  await change(access, async () => ({
    result: undefined,
    event: refusals.map(({ trustId, reason, count }) => ({
      event: "gateway.refused" as const,
      object: { type: "gateway", id: trustId ?? "unknown" },
      outcome: "failure" as const,
      detail: { reason, count },
    })),
  }));
}
