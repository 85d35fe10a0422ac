import { v7 as uuidv7 } from "uuid";
import { measurement } from "#db/schema/measurements.ts";
import { measurementScales, type SetAsideReason } from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { minuteOf } from "#server/calendar/clock.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";
import { personInScope } from "#server/measurements/assessment/scope.ts";
import { codingOf } from "./coding-rules.ts";
import type { RecordInput } from "./contract.ts";

const noon = 12 * 60;

/**
 * Records a measurement taken at the practice, to compare with home measurements. It needs no review. An impossible value is kept and set
 * aside.
 * @throws INVALID for a missing or superfluous diastolic value, or a time in the future.
 */
export async function recordMeasurement(
  access: Access<"measurement.record">,
  input: RecordInput,
  now = new Date(),
): Promise<{ measurementId: string; setAside: SetAsideReason | null }> {
  const { organizationId } = access;
  const { patientId, kind, value, diastolic } = input;
  const scale = measurementScales[kind];
  const hasDiastolic = scale.diastolicPossible !== undefined;
  if (hasDiastolic && diastolic === null) throw new DomainError("INVALID", "measurement.diastolic-missing");
  if (!hasDiastolic && diastolic !== null) throw new DomainError("INVALID", "measurement.diastolic-unwanted");
  const effectiveAt = momentOn(input.on, input.at === null ? noon : minuteOf(input.at));
  const isToday = input.at === null && effectiveAt.getTime() - now.getTime() < noon * 60_000;
  if (effectiveAt > now && !isToday) throw new DomainError("INVALID", "measurement.in-the-future");
  personActing(access);
  const measurementId = uuidv7({ msecs: now.getTime() });
  const setAside = asideReason(value, diastolic, scale);
  return change(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId, patientId };
    const { birthDate } = await personInScope(scope);
    if (input.on < birthDate) throw new DomainError("INVALID", "measurement.before-birth");
    await tx.insert(measurement).values({
      organizationId,
      measurementId,
      patientId,
      kind,
      effectiveAt,
      hasTime: input.at !== null,
      value,
      diastolic,
      moment: input.moment,
      origin: "practice",
      setAside,
      comment: input.comment || null,
      deliveryId: measurementId,
      identifierReused: false,
      coding: codingOf(kind, null),
    });
    const { lines } = await assessInside(scope, now);
    const object = { type: "measurement", id: measurementId };
    return {
      result: { measurementId, setAside },
      event: [{ event: "measurement.recorded", object, patientId, detail: { kind } }, ...lines],
    };
  });
}

type Scale = (typeof measurementScales)[keyof typeof measurementScales];

function asideReason(value: number, diastolic: number | null, scale: Scale): SetAsideReason | null {
  const isOut = (given: number, { min, max }: { min: number; max: number }) => given < min || given > max;
  if (isOut(value, scale.possible)) return "impossible";
  if (diastolic === null || !scale.diastolicPossible) return null;
  if (isOut(diastolic, scale.diastolicPossible)) return "impossible";
  return diastolic >= value ? "diastolic-above-systolic" : null;
}
