import { and, asc, eq, lte, sql } from "drizzle-orm";
import { consultMessage } from "#db/schema/consults.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";

/** A message of which the moment came. */
export type DueMessage = { messageId: string; consultId: string };

/** Messages at once; the rest waits a minute. */
const dueMax = 200;

/** What came due in one organization, oldest first. Whether it still is, the sender looks again. */
export function listDue(access: Access<"consult.send-due">, now: Date): Promise<DueMessage[]> {
  const { organizationId, messageId, consultId, sendAt, state } = consultMessage;
  return look(access, (tx) =>
    tx
      .select({ messageId, consultId })
      .from(consultMessage)
      .where(and(eq(organizationId, access.organizationId), sql`${state} = 'scheduled'`, lte(sendAt, now)))
      .orderBy(asc(sendAt))
      .limit(dueMax),
  );
}
