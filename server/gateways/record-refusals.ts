import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { CountedRefusal } from "./contract.ts";

/** Writes what was refused at the door of one organization, a line for each DVA and reason of a minute: a flood stays a few lines. */
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
