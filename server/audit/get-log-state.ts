import { and, asc, desc, eq, gte } from "drizzle-orm";
import { auditEvent } from "#db/schema/audit.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { chainHead, newestSealed, unsealed } from "./chain/chain-scope.ts";
import type { LogState } from "./contract.ts";
import { sealingHorizon } from "./rules.ts";

const countMax = 1_000;

/** When the log was last sealed, how many lines wait, and the result of the last check of the chain. */
export function getLogState(access: Access<"audit.read">): Promise<LogState> {
  const { organizationId } = access;
  return look(access, async (tx) => {
    const head = await chainHead(tx, organizationId);
    const horizon = sealingHorizon(head, await newestSealed(tx, organizationId));
    const [waiting, [check]] = await Promise.all([
      tx
        .select({ occurredAt: auditEvent.occurredAt })
        .from(auditEvent)
        .where(and(unsealed(tx, organizationId), gte(auditEvent.eventId, horizon)))
        .orderBy(asc(auditEvent.eventId))
        .limit(countMax + 1),
      tx
        .select({ at: auditEvent.occurredAt, detail: auditEvent.detail, by: auditEvent.actorName })
        .from(auditEvent)
        .where(and(eq(auditEvent.organizationId, organizationId), eq(auditEvent.event, "audit.verified")))
        .orderBy(desc(auditEvent.eventId))
        .limit(1),
    ]);
    return {
      sealed: head && { number: head.number, at: head.sealedAt },
      waiting: {
        count: Math.min(waiting.length, countMax),
        isMore: waiting.length > countMax,
        oldestAt: waiting[0]?.occurredAt ?? null,
      },
      lastCheck: check ? { at: check.at, isWhole: check.detail.finding === null, by: check.by } : null,
    };
  });
}
