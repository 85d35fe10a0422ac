import { and, eq, isNull } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import { measurementProtocol } from "#db/schema/measurements.agreements.ts";
import type { ProtocolKind } from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";
import type { EndProtocolInput } from "./contract.ts";

/** Ends a measurement protocol before its last day, in the caller's transaction. @throws NOT_FOUND when it has already ended. */
export async function endProtocol(
  access: Access<"measurement.start-protocol">,
  { tx, raw }: { tx: Transaction; raw: TransactionSql },
  { patientId, protocolId, reason }: EndProtocolInput,
  now: Date,
): Promise<{ kind: ProtocolKind; lines: AuditLine[] }> {
  const { organizationId } = access;
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
  const { lines } = await assessInside({ tx, raw, organizationId, patientId }, now);
  const object = { type: "measurement-protocol", id: protocolId };
  const line: AuditLine = { event: "measurement.protocol-ended", object, patientId, detail: { kind: ended.kind } };
  return { kind: ended.kind, lines: [line, ...lines] };
}
