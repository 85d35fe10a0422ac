import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consultPlanned } from "#db/schema/consults.ts";
import type { Access } from "#server/access/access.ts";
import { consultOfMessage } from "#server/consults/conversation/scope.ts";
import { DomainError } from "#server/errors.ts";

type Planning = Access<"consult.answer"> | Access<"consult.send-due">;
type PlannedText = { messageId: string; patientId: string; body: string; writtenBy: string };

/** Keeps the words of a message until it goes out. */
export async function keepPlanned(
  { organizationId }: Access<"consult.answer">,
  tx: Transaction,
  planned: PlannedText & { plannedAt: Date },
): Promise<void> {
  await tx.insert(consultPlanned).values({ organizationId, ...planned });
}

/** The words of a message that was not sent yet; null: there are none. */
export async function readPlanned(
  { organizationId }: Planning,
  tx: Transaction,
  messageId: string,
): Promise<PlannedText | null> {
  const [found] = await tx
    .select()
    .from(consultPlanned)
    .where(and(eq(consultPlanned.organizationId, organizationId), eq(consultPlanned.messageId, messageId)));
  return found ?? null;
}

/**
 * The words of a message that is sent now, or not at all: they are kept here no longer. The caller holds its consult.
 * @throws CONFLICT when there are none: it was sent, or a colleague took it back.
 */
export async function takePlanned(
  { organizationId }: Planning,
  tx: Transaction,
  messageId: string,
): Promise<PlannedText> {
  const [taken] = await tx
    .delete(consultPlanned)
    .where(and(eq(consultPlanned.organizationId, organizationId), eq(consultPlanned.messageId, messageId)))
    .returning();
  if (!taken) throw new DomainError("CONFLICT", "consult.not-unsent");
  return taken;
}

/** The consult of a message of this organization. @throws NOT_FOUND */
export async function consultOfPlanned(access: Planning, tx: Transaction, messageId: string): Promise<string> {
  const consultId = await consultOfMessage(tx, access, messageId);
  if (consultId === null) throw new DomainError("NOT_FOUND", "consult.unknown-message");
  return consultId;
}
