import { and, eq, gte, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { measurementProtocol } from "#db/schema/measurements.agreements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { addDays, dutchClock } from "#server/calendar/dutch-clock.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "./assess-measurements.ts";
import type { StartProtocolInput } from "./contract.ts";

/**
 * Agrees a period of measuring with a patient. It may have begun some days ago, so that what is there already counts.
 * @throws INVALID when its last day lies behind us, CONFLICT while one of the same kind runs.
 */
export async function startProtocol(
  access: Access<"measurement.start-protocol">,
  input: StartProtocolInput,
  now = new Date(),
): Promise<{ protocolId: string }> {
  const { organizationId } = access;
  const { days, ...facts } = input;
  const today = dutchClock(now).day;
  const endsOn = addDays(input.startsOn, days - 1);
  if (endsOn < today) throw new DomainError("INVALID", "measurement.protocol-past");
  const startedBy = personActing(access).personId;
  const protocolId = uuidv7();
  return change(access, async (tx, raw) => {
    // First: it knows whether there is such a patient, and lets one change at a time through.
    await assessInside(access, tx, raw, input.patientId, now);
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
    const { lines } = await assessInside(access, tx, raw, input.patientId, now);
    return {
      result: { protocolId },
      event: [
        {
          event: "measurement.protocol-started",
          object: { type: "measurement-protocol", id: protocolId },
          patientId: input.patientId,
          detail: { kind: input.kind, startsOn: input.startsOn, endsOn },
        },
        ...lines,
      ],
    };
  });
}
