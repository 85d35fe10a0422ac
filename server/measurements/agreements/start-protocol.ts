import { and, eq, gte, isNull } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { measurementProtocol } from "#db/schema/measurements.agreements.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";
import type { ProtocolPlan } from "./contract.ts";

/**
 * Starts a measurement protocol for a patient, in the caller's transaction. It may start in the past, so that values
 * already received count.
 * @throws INVALID when its last day is in the past, CONFLICT when it overlaps one of the same kind.
 */
export async function startProtocol(
  access: Access<"measurement.start-protocol">,
  { tx, raw }: { tx: Transaction; raw: TransactionSql },
  input: ProtocolPlan,
  now: Date,
): Promise<{ protocolId: string; endsOn: string; lines: AuditLine[] }> {
  const { organizationId } = access;
  const { days, ...facts } = input;
  const today = dutchClock(now).day;
  const endsOn = addDays(input.startsOn, days - 1);
  if (endsOn < today) throw new DomainError("INVALID", "measurement.protocol-past");
  const startedBy = personActing(access).personId;
  const protocolId = uuidv7();
  // First: this throws NOT_FOUND for an unknown patient and takes the lock that serializes changes to one patient.
  await assessInside({ tx, raw, organizationId, patientId: input.patientId }, now);
  const [running] = await tx
    .select({ protocolId: measurementProtocol.protocolId })
    .from(measurementProtocol)
    .where(
      and(
        eq(measurementProtocol.organizationId, organizationId),
        eq(measurementProtocol.patientId, input.patientId),
        eq(measurementProtocol.kind, input.kind),
        gte(measurementProtocol.endsOn, input.startsOn),
        isNull(measurementProtocol.endedAt),
      ),
    );
  if (running) throw new DomainError("CONFLICT", "measurement.protocol-running");
  await tx
    .insert(measurementProtocol)
    .values({ organizationId, protocolId, ...facts, endsOn, startedBy, startedAt: now });
  const { lines } = await assessInside({ tx, raw, organizationId, patientId: input.patientId }, now);
  const line: AuditLine = {
    event: "measurement.protocol-started",
    object: { type: "measurement-protocol", id: protocolId },
    patientId: input.patientId,
    detail: { kind: input.kind, startsOn: input.startsOn, endsOn },
  };
  return { protocolId, endsOn, lines: [line, ...lines] };
}
