import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { message } from "#db/schema/messages.ts";
import type { MessageOrigin } from "#db/terms/messages.ts";
import type { Access } from "#server/access/access.ts";

/** Whether the patient was sent a message about this, and it was not withdrawn. */
export async function isTold(
  access: Access<"message.send-instructions">,
  tx: Transaction,
  { patientId, origin, originId }: { patientId: string; origin: MessageOrigin; originId: string },
): Promise<boolean> {
  const [found] = await tx
    .select({ messageId: message.messageId })
    .from(message)
    .where(
      and(
        eq(message.organizationId, access.organizationId),
        eq(message.patientId, patientId),
        eq(message.origin, origin),
        eq(message.originId, originId),
        isNull(message.withdrawnAt),
      ),
    )
    .limit(1);
  return found !== undefined;
}
