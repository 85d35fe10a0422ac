import { v7 as uuidv7 } from "uuid";
import { measurement } from "#db/schema/measurements.ts";
import { measurementScales, type SetAsideReason } from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { minuteOf, momentOn } from "#server/calendar/dutch-clock.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "./assess-measurements.ts";
import type { RecordInput } from "./contract.ts";

const noon = 12 * 60;

/**
 * Writes down what the practice measured itself, so that home and practice can be compared. Nobody needs to review it.
 * @throws INVALID for a value too few or too many, or a moment that is still to come. What cannot be is kept and set aside.
 */
export async function recordMeasurement(
  access: Access<"measurement.record">,
  input: RecordInput,
  now = new Date(),
): Promise<{ measurementId: string; setAside: SetAsideReason | null }> {
  const { organizationId } = access;
  const { patientId, kind, value, second } = input;
  const scale = measurementScales[kind];
  const hasSecond = scale.secondPossible !== undefined;
  if (hasSecond && second === null) throw new DomainError("INVALID", "measurement.second-missing");
  if (!hasSecond && second !== null) throw new DomainError("INVALID", "measurement.second-unwanted");
  const effectiveAt = momentOn(input.on, input.at === null ? noon : minuteOf(input.at));
  const isToday = input.at === null && effectiveAt.getTime() - now.getTime() < noon * 60_000;
  if (effectiveAt > now && !isToday) throw new DomainError("INVALID", "measurement.in-the-future");
  personActing(access);
  const measurementId = uuidv7({ msecs: now.getTime() });
  const setAside = asideReason(value, second, scale);
  return change(access, async (tx, raw) => {
    await tx.insert(measurement).values({
      organizationId,
      measurementId,
      patientId,
      kind,
      effectiveAt,
      hasTime: input.at !== null,
      value,
      second,
      moment: input.moment,
      origin: "practice",
      setAside,
      comment: input.comment || null,
      deliveryId: measurementId,
      identifierReused: false,
    });
    const { lines } = await assessInside(access, tx, raw, patientId, now);
    const object = { type: "measurement", id: measurementId };
    return {
      result: { measurementId, setAside },
      event: [{ event: "measurement.recorded", object, patientId, detail: { kind } }, ...lines],
    };
  });
}

type Scale = (typeof measurementScales)[keyof typeof measurementScales];

function asideReason(value: number, second: number | null, scale: Scale): SetAsideReason | null {
  const isOut = (given: number, { min, max }: { min: number; max: number }) => given < min || given > max;
  if (isOut(value, scale.possible)) return "impossible";
  if (second === null || !scale.secondPossible) return null;
  if (isOut(second, scale.secondPossible)) return "impossible";
  return second >= value ? "diastolic-above-systolic" : null;
}
