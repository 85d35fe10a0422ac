import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { measurementProtocol } from "#db/schema/measurements.agreements.ts";
import type { Access } from "#server/access/access.ts";

/** Locks a protocol for the caller's transaction, so that two runs of a job do not both act on it. False: it was ended. */
export async function holdProtocol(
  access: Access<"measurement.assess">,
  tx: Transaction,
  protocolId: string,
): Promise<boolean> {
  const [held] = await tx
    .select({ protocolId: measurementProtocol.protocolId })
    .from(measurementProtocol)
    .where(
      and(
        eq(measurementProtocol.organizationId, access.organizationId),
        eq(measurementProtocol.protocolId, protocolId),
        isNull(measurementProtocol.endedAt),
      ),
    )
    .for("update");
  return held !== undefined;
}
