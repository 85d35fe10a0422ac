import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { message } from "#db/schema/messages.ts";
import type { MessageOrigin } from "#db/terms/messages.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";

type Origin = { patientId: string; origin: MessageOrigin; originId: string };

/**
 * Withdraws the message that followed from something that is undone, in the same transaction. Null: there was none.
 * @throws CONFLICT when a PGO has fetched it.
 */
export async function withdrawMessage(
  access: Access<"message.send">,
  tx: Transaction,
  { patientId, origin, originId }: Origin,
): Promise<{ body: string; line: AuditLine } | null> {
  const [withdrawn] = await tx
    .update(message)
    .set({ withdrawnAt: new Date() })
    .where(
      and(
        eq(message.organizationId, access.organizationId),
        eq(message.patientId, patientId),
        eq(message.origin, origin),
        eq(message.originId, originId),
        isNull(message.withdrawnAt),
      ),
    )
    .returning({ messageId: message.messageId, body: message.body, fetchedAt: message.fetchedAt });
  if (!withdrawn) return null;
  if (withdrawn.fetchedAt) throw new DomainError("CONFLICT", "message.already-fetched");
  const object = { type: "message", id: withdrawn.messageId };
  return { body: withdrawn.body, line: { event: "message.withdrawn", object, patientId } };
}
