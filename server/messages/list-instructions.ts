import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { messageInstruction } from "#db/schema/messages.ts";
import { shippedInstructions } from "#db/terms/measurement-instructions.ts";
import { type ProtocolKind, protocolKinds } from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { Instructions } from "./instruction-contract.ts";

/** The instructions of each measurement protocol: the practice's own, or Balie's. */
export async function listInstructions(access: Access<"message.list-templates">): Promise<Instructions[]> {
  const rows = await look(access, (tx) =>
    tx.select().from(messageInstruction).where(eq(messageInstruction.organizationId, access.organizationId)),
  );
  return protocolKinds.map((kind) => {
    const own = rows.find((row) => row.kind === kind);
    return { kind, body: own?.body ?? shippedInstructions[kind], isOwn: own !== undefined };
  });
}

/** The practice's own instructions of one protocol; null: Balie's apply. */
export async function loadOwnInstructions(
  { organizationId }: Access<Permission>,
  tx: Transaction,
  kind: ProtocolKind,
): Promise<string | null> {
  const [own] = await tx
    .select({ body: messageInstruction.body })
    .from(messageInstruction)
    .where(and(eq(messageInstruction.organizationId, organizationId), eq(messageInstruction.kind, kind)));
  return own?.body ?? null;
}
