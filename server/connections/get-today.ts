import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { stepsOf } from "./get-case.ts";
import { noticesOf } from "./list-notices.ts";
import { factsInScope } from "./scope.ts";
import { statusFrom } from "./status.ts";

/** What Today shows of the connection: its state, the steps that are open and what nobody has seen yet. */
export async function getToday(access: Access<"connection.read">, now = new Date()) {
  const { organizationId } = access;
  return look(access, async (tx) => {
    const [facts, steps, notices] = await Promise.all([
      factsInScope(tx, organizationId, now),
      stepsOf(tx, organizationId, now),
      noticesOf(tx, organizationId, true),
    ]);
    const status = statusFrom(facts, now);
    const expectedMissing = status.missing.length;
    return {
      state: status.state,
      unknownReason: status.unknownReason,
      list: status.list,
      /** Kinds of data that patients can fetch, out of what is expected of this kind of organization. */
      offeredCount: status.expectedCount - expectedMissing,
      expectedCount: status.expectedCount,
      prescription: status.prescription?.visible ?? null,
      steps,
      notices,
    };
  });
}
