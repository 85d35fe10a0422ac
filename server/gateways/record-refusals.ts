import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";

/**
 * Messages of one DVA that were refused for the same reason, counted over a minute, as one line of the log: a sender in a loop does
 * not fill it. `trustId` null: the issuer is not trusted.
 */
export async function recordRefusals(
  access: Access<"gateway.recognize">,
  refused: { trustId: string | null; reason: string; count: number },
): Promise<void> {
  const { trustId, reason, count } = refused;
  await change(access, async () => ({
    result: undefined,
    event: {
      event: "gateway.refused",
      object: { type: "gateway", id: trustId ?? "unknown" },
      outcome: "failure",
      detail: { reason, count },
    },
  }));
}
