import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { stepsOf } from "#server/connections/case/get-case.ts";
import { loadFacts } from "#server/connections/status/scope.ts";
import { statusFrom } from "#server/connections/status/status-rules.ts";
import { noticesOf } from "./list-notices.ts";

/** The connection on the Today screen: its state, the open steps and the unseen notices. */
export async function getToday(access: Access<"connection.read">, now = new Date()) {
  const { organizationId } = access;
  return look(access, async (tx) => {
    const [facts, steps, notices] = await Promise.all([
      loadFacts(tx, organizationId, now),
      stepsOf(tx, organizationId, now),
      noticesOf(tx, organizationId, true),
    ]);
    const status = statusFrom(facts, now);
    const expectedMissing = status.missing.length;
    return {
      state: status.state,
      unknownReason: status.unknownReason,
      list: status.list,
      /** Kinds of data that patients can fetch, out of those expected of this kind of organization. */
      offeredCount: status.expectedCount - expectedMissing,
      expectedCount: status.expectedCount,
      prescription: status.prescription?.visible ?? null,
      steps,
      notices,
    };
  });
}
