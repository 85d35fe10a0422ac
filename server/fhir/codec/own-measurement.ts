import type { ReceivedMeasurement, SentCode, SentQuantity, Understood } from "#server/measurements/values/contract.ts";
import { writeEffective } from "./effective.ts";
import type { MeasurementProfile } from "./profile.ts";
import { ucum } from "./systems.ts";
import { timingByMoment } from "./timing.ts";

type Row = Pick<ReceivedMeasurement, "value" | "diastolic" | "moment" | "effectiveAt" | "hasTime">;

/** The codes, unit and parts of a value recorded by the practice, as if it had been received as a resource. */
export function understandOwn(row: Row, profile: MeasurementProfile | null): Understood {
  return {
    profiles: [],
    status: "final",
    codes: profile === null ? [] : [codeFor(row, profile)],
    categories: profile === null || profile.category === null ? [] : [profile.category],
    quantity: profile?.valuePart !== undefined || row.value === null ? null : quantityIn(profile, row.value),
    effective: writeEffective({ at: row.effectiveAt, hasTime: row.hasTime }),
    components: profile === null ? [] : figuresOf(row, profile),
    bodySite: [],
    method: [],
    interpretation: [],
    device: null,
    performer: null,
    timing: timingFor(row, profile),
    dataAbsentReason: [],
  };
}

/** The usual code of the kind, or the one that expresses the moment (fasting). */
function codeFor({ moment }: Row, { codes }: MeasurementProfile): SentCode {
  const [usual, ...others] = codes;
  const { system, code, display } = others.find((other) => moment !== null && other.moment === moment) ?? usual;
  return { system, code, display };
}

/** A timing for a moment that no code of the kind expresses. */
function timingFor({ moment }: Row, profile: MeasurementProfile | null): SentCode[] {
  const isSaidByCode = profile?.codes.some((code) => code.moment !== undefined && code.moment === moment) ?? false;
  const timing = moment === null || isSaidByCode ? undefined : timingByMoment[moment];
  return timing === undefined ? [] : [timing];
}

function figuresOf({ value, diastolic }: Row, profile: MeasurementProfile): Understood["components"] {
  const figures = [
    { part: profile.valuePart, figure: value },
    { part: profile.diastolicPart, figure: diastolic },
  ];
  return figures.flatMap(({ part, figure }) =>
    part === undefined || figure === null ? [] : [{ part, codes: [], quantity: quantityIn(profile, figure) }],
  );
}

function quantityIn(profile: MeasurementProfile | null, value: number): SentQuantity {
  const units = profile?.units;
  if (units === undefined || units.isBare) return { value, unit: null, system: null, code: null };
  return { value, unit: units.written, system: ucum, code: units.unit };
}
