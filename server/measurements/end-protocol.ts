import { and, eq, isNull } from "drizzle-orm";
import { measurementProtocol } from "#db/schema/measurements.agreements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "./assess-measurements.ts";
import type { EndProtocolInput } from "./contract.ts";

/** Ends a period of measuring before its last day. @throws NOT_FOUND when it was ended already. */
export async function endProtocol(
  access: Access<"measurement.start-protocol">,
  { patientId, protocolId, reason }: EndProtocolInput,
  now = new Date(),
): Promise<void> {
  const { organizationId } = access;
  return change(access, async (tx, raw) => {
    const [ended] = await tx
      .update(measurementProtocol)
      .set({ endedAt: now, endReason: reason })
      .where(
        and(
          eq(measurementProtocol.organizationId, organizationId),
          eq(measurementProtocol.protocolId, protocolId),
          eq(measurementProtocol.patientId, patientId),
          isNull(measurementProtocol.endedAt),
        ),
      )
      .returning({ kind: measurementProtocol.kind });
    if (!ended) throw new DomainError("NOT_FOUND", "measurement.protocol-gone");
    const { lines } = await assessInside(access, tx, raw, patientId, now);
    const object = { type: "measurement-protocol", id: protocolId };
    return {
      result: undefined,
      event: [{ event: "measurement.protocol-ended", object, patientId, detail: { kind: ended.kind } }, ...lines],
    };
  });
}
