import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consultMessage } from "#db/schema/consults.ts";
import { message, messageSource } from "#db/schema/messages.ts";
import type { ReferralCause } from "#db/terms/consults.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { ReferralFacts } from "./contract.ts";

type Asked = { body: string; pgoName: string | null };

/** What the patient wrote last in this consult, and through which PGO; null: nothing. */
export async function lastAsked(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  consultId: string,
): Promise<Asked | null> {
  const [found] = await tx
    .select({ body: message.body, pgoName: messageSource.pgoName })
    .from(consultMessage)
    .innerJoin(
      message,
      and(eq(message.organizationId, organizationId), eq(message.messageId, consultMessage.messageId)),
    )
    .leftJoin(
      messageSource,
      and(eq(messageSource.organizationId, organizationId), eq(messageSource.messageId, consultMessage.messageId)),
    )
    .where(
      and(
        eq(consultMessage.organizationId, organizationId),
        eq(consultMessage.consultId, consultId),
        eq(consultMessage.author, "patient"),
        isNull(message.withdrawnAt),
      ),
    )
    .orderBy(desc(consultMessage.saidAt), desc(consultMessage.position))
    .limit(1);
  return found ?? null;
}

/** A sender chose the name, so it is cut off. */
const nameLengthMax = 120;

/** What is counted of a consult that is closed as not for the practice. `cause` null: nobody said it. */
export async function referralIn(
  tx: Transaction,
  access: Access<Permission>,
  consultId: string,
  cause: ReferralCause | null,
): Promise<ReferralFacts> {
  const asked = await lastAsked(tx, access, consultId);
  return { cause: cause ?? "other", pgoName: asked?.pgoName?.trim().slice(0, nameLengthMax) || null };
}
