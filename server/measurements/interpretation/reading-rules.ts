import type { MeasurementKind, MeasurementOrigin, SetAsideReason } from "#db/terms/measurements.ts";
import { decimalsOf } from "./decimal-rules.ts";
import type { FreshValues } from "./rules.ts";

type StoredValue = {
  measurementId: string;
  deliveryId: string;
  kind: MeasurementKind;
  effectiveAt: Date;
  hasTime: boolean;
  value: number | null;
  diastolic: number | null;
  diastolicSign: string | null;
  origin: MeasurementOrigin;
  setAside: SetAsideReason | null;
  comment: string | null;
};

/** `otherHalfId`: the value that holds the diastolic pressure of this reading, when that was sent as an Observation of its own. */
export type Reading<Value> = Value & { otherHalfId: string | null };

/**
 * Stored values as readings, in the same order. Our own choices (2026-11-30), for what several apps make of one reading:
 * a systolic and a diastolic pressure of one instant are one reading, and the same figures at the same instant in another delivery are the
 * same reading, which counts once. Values of one delivery, and values of which only the day is known, stay apart; on such a day a single
 * systolic and a single diastolic pressure are one reading.
 */
export function readingsOf<Value extends StoredValue>(values: readonly Value[]): Reading<Value>[] {
  const readings: Reading<Value>[] = [];
  for (let first = 0, last = 0; first < values.length; first = last) {
    const at = values[first]?.effectiveAt.getTime();
    for (last = first; values[last]?.effectiveAt.getTime() === at; ) last += 1;
    const group = values.slice(first, last).map((value) => ({ ...value, otherHalfId: null }));
    readings.push(...(group.length === 1 ? group : readingsAt(group)));
  }
  return readings;
}

type Half = StoredValue & { otherHalfId: string | null };

/** The readings of one instant. */
function readingsAt<Value extends Half>(values: readonly Value[]): Value[] {
  const readings = joinHalves(markRepeats(values));
  return readings.length === values.length ? readings : markRepeats(readings);
}

function markRepeats<Value extends Half>(values: readonly Value[]): Value[] {
  const counts = new Map<string, Map<string, number>>();
  const repeats = new Set<string>();
  for (const one of values.filter(isCounted).toSorted(byArrival)) {
    const decimals = decimalsOf(one.kind);
    const figures = [one.value, one.diastolic].map((figure) => figure?.toFixed(decimals) ?? "–").join("/");
    const key = `${one.origin === "practice"} ${one.hasTime ? figures : one.measurementId}`;
    const inDeliveries = counts.get(key) ?? new Map<string, number>();
    const count = (inDeliveries.get(one.deliveryId) ?? 0) + 1;
    const elsewhere = [...inDeliveries].filter(([deliveryId]) => deliveryId !== one.deliveryId);
    if (elsewhere.some(([, known]) => known >= count)) repeats.add(one.measurementId);
    counts.set(key, inDeliveries.set(one.deliveryId, count));
  }
  return values.map((one) => (repeats.has(one.measurementId) ? { ...one, setAside: "same-reading" } : one));
}

function joinHalves<Value extends Half>(values: readonly Value[]): Value[] {
  const halves = values.filter(({ kind, ...one }) => kind === "blood-pressure" && isCounted(one));
  const joined = new Map<string, Value>();
  const taken = new Set<string>();
  for (const isPractice of [true, false]) {
    const own = halves.filter(({ origin }) => (origin === "practice") === isPractice).toSorted(byArrival);
    const systolics = own.filter(({ value, diastolic }) => value !== null && diastolic === null);
    const diastolics = own.filter(({ value, diastolic }) => value === null && diastolic !== null);
    const isClear = systolics.length === diastolics.length && (systolics[0]?.hasTime || systolics.length === 1);
    for (const [at, half] of isClear ? systolics.entries() : []) {
      const other = diastolics[at];
      if (!other) continue;
      joined.set(half.measurementId, joinHalf(half, other));
      taken.add(other.measurementId);
    }
  }
  if (joined.size === 0) return [...values];
  return values.filter((one) => !taken.has(one.measurementId)).map((one) => joined.get(one.measurementId) ?? one);
}

function joinHalf<Value extends Half>(half: Value, other: Value): Value {
  const isReversed = (other.diastolic ?? 0) > (half.value ?? 0);
  const comments = [...new Set([half.comment, other.comment])].filter((comment) => comment !== null);
  return {
    ...half,
    diastolic: other.diastolic,
    diastolicSign: other.diastolicSign,
    comment: comments.length > 0 ? comments.join("\n") : null,
    otherHalfId: other.measurementId,
    setAside: isReversed ? "diastolic-above-systolic" : null,
  };
}

function isCounted({ setAside, value, diastolic }: Pick<Half, "setAside" | "value" | "diastolic">): boolean {
  return setAside === null && (value !== null || diastolic !== null);
}

/** Ids are made on arrival. */
function byArrival(one: Half, other: Half): number {
  return one.measurementId < other.measurementId ? -1 : 1;
}

/** Of readings sent in two halves: the reading by the id of its diastolic half, and diastolic halves that stand alone. */
export type Halves = { readingIds: ReadonlyMap<string, string>; loneIds: readonly string[] };

export function halvesOf(readings: readonly Half[]): Halves {
  const joined = readings.flatMap((one) => (one.otherHalfId ? [[one.otherHalfId, one.measurementId] as const] : []));
  const lone = readings.filter((one) => one.setAside === null && one.value === null && one.diastolic !== null);
  return { readingIds: new Map(joined), loneIds: lone.map((one) => one.measurementId) };
}

/** A reading is unreviewed if either half is; a diastolic half that stands alone counts nowhere, so it is reported with what is set aside. */
export function asReadings(fresh: FreshValues, { readingIds, loneIds }: Halves): FreshValues {
  const ids = new Set([...fresh.ids].map((id) => readingIds.get(id) ?? id));
  return { ...fresh, ids, setAsideCount: fresh.setAsideCount + loneIds.filter((id) => ids.has(id)).length };
}
