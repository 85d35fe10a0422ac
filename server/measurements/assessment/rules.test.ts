import { describe, expect, it } from "vitest";
import type { MeasurementKind, MeasurementMoment } from "#db/terms/measurements.ts";
import { addDays } from "#server/calendar/days.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { rulesInForce, type StoredRule } from "#server/measurements/interpretation/book-rules.ts";
import type { ProtocolFacts } from "#server/measurements/interpretation/contract.ts";
import {
  type CountableValue,
  nothingFresh,
  type SeriesFacts,
  targetsOf,
} from "#server/measurements/interpretation/rules.ts";
import { assessSeries } from "./rules.ts";

const today = "2026-05-20";
const now = new Date("2026-05-20T12:00:00Z");

type Given = Partial<SeriesFacts> & { agreed?: Partial<StoredRule>[]; birthDate?: string; isFresh?: boolean };

function assess(kind: MeasurementKind, values: CountableValue[], given: Given = {}) {
  const stored = (given.agreed ?? []).map((one) => ({
    ruleId: "r",
    patientId: "p",
    rule: "",
    values: {},
    reason: "",
    setByName: "Job",
    setAt: new Date(0),
    endedAt: null,
    ...one,
  }));
  const rules = rulesInForce(stored, now);
  const targets = targetsOf(kind, rules, { birthDate: given.birthDate ?? "1970-01-01", today });
  const fresh = given.isFresh
    ? { ...nothingFresh, ids: new Set(values.map((one) => one.measurementId)) }
    : nothingFresh;
  return assessSeries({
    kind,
    values,
    fresh,
    protocol: null,
    practice: null,
    rules,
    targets,
    today,
    isAdult: true,
    ...given,
  });
}

let count = 0;
function value(
  day: string,
  minute: number,
  value: number,
  more: { diastolic?: number; moment?: MeasurementMoment } = {},
) {
  count += 1;
  const { diastolic = null, moment = null } = more;
  const at = momentOn(day, minute);
  return { measurementId: `${count}`, at, day, minute, value, diastolic, moment, isPractice: false };
}

function pressures(systolic: number, diastolic = 80, days = 7, until = "2026-05-19") {
  return Array.from({ length: days }, (_, index) => addDays(until, index + 1 - days)).flatMap((day) =>
    [420, 422, 1200, 1202].map((minute) => value(day, minute, systolic, { diastolic })),
  );
}

const protocol = (startsOn: string, endsOn: string, kind: ProtocolFacts["kind"]): ProtocolFacts => ({
  protocolId: "p",
  kind,
  startsOn,
  endsOn,
  morningCount: 2,
  eveningCount: 2,
  practice: null,
  startedByName: null,
  startedAt: now,
  endedAt: null,
  endReason: null,
  isRunning: startsOn <= today && endsOn >= today,
  isPlanned: startsOn > today,
});

const codes = (found: ReturnType<typeof assess>) => found.reasons.map((one) => one.reason);

describe("home blood pressure", () => {
  it.each([
    ["134/84 is in target", 134, 84, "in-target", 10],
    ["a systolic of 135 is raised", 135, 80, "above", 30],
    ["a diastolic of 85 is raised", 120, 85, "above", 30],
  ])("%s", (_, systolic, diastolic, state, attention) => {
    expect(assess("blood-pressure", pressures(systolic, diastolic))).toMatchObject({ state, attention });
  });

  it("over 70, a systolic average below 150 is in target where the practice decided so and nothing personal was agreed", () => {
    const given = { birthDate: "1950-06-06" };
    expect(assess("blood-pressure", pressures(145), given)).toMatchObject({ state: "above" });
    const eased = { rule: "blood-pressure.target-older", values: { isUsed: true }, patientId: null };
    expect(assess("blood-pressure", pressures(145), { ...given, agreed: [eased] })).toMatchObject({
      state: "in-target",
    });
    expect(assess("blood-pressure", pressures(150), { ...given, agreed: [eased] })).toMatchObject({ state: "above" });
    const own = { rule: "blood-pressure.target", values: { systolicBelow: 140 } };
    const both = { ...given, agreed: [eased, own] };
    expect(assess("blood-pressure", pressures(145), both)).toMatchObject({ state: "above" });
  });

  it("too few readings are insufficient; once the period is over that needs a look", () => {
    const few = pressures(150, 90, 2, "2026-05-18");
    expect(assess("blood-pressure", few)).toMatchObject({ state: "insufficient", attention: 15 });
    const running = protocol("2026-05-17", "2026-05-23", "home-blood-pressure");
    expect(codes(assess("blood-pressure", few, { protocol: running }))).toEqual(["no-values", "protocol-incomplete"]);
    const over = protocol("2026-05-12", "2026-05-18", "home-blood-pressure");
    expect(assess("blood-pressure", few, { protocol: over })).toMatchObject({
      attention: 20,
      reasons: [{ reason: "protocol-incomplete", about: "blood-pressure", values: { done: 8, expected: 28 } }],
    });
  });

  it("180 once needs a look, 180 again on the same day ranks higher, and reviewed values raise nothing", () => {
    const once = [...pressures(130), value("2026-05-20", 420, 182, { diastolic: 90 })];
    expect(assess("blood-pressure", once, { isFresh: true })).toMatchObject({ attention: 20 });
    const again = [...once, value("2026-05-20", 425, 180, { diastolic: 88 })];
    expect(assess("blood-pressure", again, { isFresh: true })).toMatchObject({
      attention: 30,
      reasons: [{ reason: "value-high", values: { value: 182, limit: 180, count: 2 } }, { reason: "in-target" }],
    });
    expect(assess("blood-pressure", again)).toMatchObject({ attention: 10 });
  });

  it("the summary has the average the verdict rests on: without day one when that is left out", () => {
    const [first, ...rest] = pressures(130).map((one) => (one.day === "2026-05-13" ? { ...one, value: 160 } : one));
    const found = assess("blood-pressure", [...(first ? [first] : []), ...rest], {
      protocol: protocol("2026-05-13", "2026-05-19", "home-blood-pressure"),
    });
    expect(found).toMatchObject({ state: "in-target", averageValue: 130, averageDiastolic: 80, countInWindow: 24 });
  });
  it("160 sustained for two days asks for contact; one such day does not", () => {
    const stays = [...pressures(120, 80, 1, "2026-05-17"), ...pressures(162, 80, 2, "2026-05-19")];
    expect(codes(assess("blood-pressure", stays, { isFresh: true }))).toContain("value-high");
    expect(codes(assess("blood-pressure", stays.slice(0, 8), { isFresh: true }))).not.toContain("value-high");
  });

  it("one reading of 180 does not lower the attention for a pressure that stays at 160", () => {
    const stays = [...pressures(120, 80, 5, "2026-05-17"), ...pressures(162, 80, 2, "2026-05-19")];
    const peak = value("2026-05-19", 1210, 182, { diastolic: 90 });
    expect(assess("blood-pressure", [...stays, peak], { isFresh: true })).toMatchObject({
      attention: 30,
      reasons: expect.arrayContaining([
        { about: "blood-pressure", reason: "value-high", values: { value: 166, diastolic: 82, limit: 160, count: 2 } },
        { about: "blood-pressure", reason: "value-high", values: { value: 182, diastolic: 90, limit: 180, count: 1 } },
      ]),
    });
  });
});

describe("glucose", () => {
  const fasting = (level: number, times = 4) =>
    Array.from({ length: times }, (_, index) => value(addDays("2026-05-10", index), 420, level, { moment: "fasting" }));
  const all = (levels: number[], times: number) =>
    Array.from({ length: times }, (_, index) =>
      value(addDays("2026-05-10", index % 10), 420 + index, levels[index % levels.length] ?? 0),
    );

  it("fasting values are judged by their average from three readings on", () => {
    expect(assess("blood-glucose", fasting(7.9))).toMatchObject({ state: "in-target" });
    expect(assess("blood-glucose", fasting(8.1))).toMatchObject({ state: "above", attention: 30 });
    expect(assess("blood-glucose", fasting(4.4))).toMatchObject({ state: "below" });
    expect(assess("blood-glucose", fasting(9, 2))).toMatchObject({ state: "insufficient", attention: 15 });
  });

  it("shares are judged from thirty readings on, and too low outranks too high", () => {
    expect(assess("blood-glucose", all([12], 29))).toMatchObject({ state: "insufficient" });
    expect(assess("blood-glucose", all([12, 7], 30))).toMatchObject({
      state: "above",
      reasons: [{ reason: "glucose-out-of-range", values: { share: 50, limit: 70, high: 50, count: 30 } }],
    });
    expect(assess("blood-glucose", all([7, 7, 7, 7, 7, 7, 3.5, 7, 7, 12], 40))).toMatchObject({ state: "below" });
    expect(assess("blood-glucose", all([7, 8], 30))).toMatchObject({ state: "in-target", attention: 10 });
  });

  it("a new value below 3.0 ranks higher than one below 3.9", () => {
    const found = (level: number) => assess("blood-glucose", [value("2026-05-19", 420, level)], { isFresh: true });
    expect([found(2.9).attention, found(3.8).attention, found(3.9).attention]).toEqual([30, 20, 15]);
  });
});

describe("weight", () => {
  const watch = protocol("2026-05-01", "2026-06-30", "weight-watch");
  const weights = [value("2026-05-17", 435, 80.1), value("2026-05-18", 435, 80.9), value("2026-05-20", 435, 82.2)];

  it("more than two kilograms within 72 hours is out of target where weight is monitored, and needs a look elsewhere", () => {
    expect(assess("body-weight", weights, { protocol: watch })).toMatchObject({
      state: "above",
      attention: 30,
      reasons: [{ reason: "weight-gain", about: "body-weight", values: { gain: 2.1, hours: 72, limit: 2 } }],
    });
    expect(assess("body-weight", weights)).toMatchObject({ attention: 20 });
    const wider = { rule: "body-weight.gain", values: { gain: 3 } };
    expect(assess("body-weight", weights, { agreed: [wider] })).toMatchObject({ state: "in-target" });
  });

  it("a gain within a week of values shared at once is found, until someone has reviewed it", () => {
    const week = [80, 80.1, 82.4, 82.4, 82.3, 82.4, 82.4].map((kilos, index) =>
      value(addDays("2026-05-14", index), 435, kilos),
    );
    expect(assess("body-weight", week, { protocol: watch, isFresh: true })).toMatchObject({
      attention: 30,
      reasons: [{ reason: "weight-gain", values: { gain: 2.4, hours: 72, limit: 2 } }, { reason: "in-target" }],
    });
    expect(codes(assess("body-weight", week, { protocol: watch }))).toEqual(["in-target"]);
  });

  it("an adult's new weight that is probably a typing error needs a look", () => {
    const typed = [value("2026-05-18", 435, 81), value("2026-05-20", 435, 8.1)];
    expect(assess("body-weight", typed, { isFresh: true })).toMatchObject({
      attention: 20,
      reasons: [{ reason: "value-unlikely", values: { value: 8.1 } }, { reason: "no-target" }],
    });
    expect(codes(assess("body-weight", typed))).toEqual(["no-target"]);
    expect(codes(assess("body-weight", typed, { isFresh: true, isAdult: false }))).toEqual(["no-target"]);
    expect(codes(assess("body-weight", [value("2026-05-20", 435, 401)], { isFresh: true }))).toContain(
      "value-unlikely",
    );
  });

  it("no weight for three days is reported while weight is monitored", () => {
    const late = weights.slice(0, 1);
    expect(codes(assess("body-weight", late, { protocol: watch }))).toEqual(["no-values", "in-target"]);
    expect(codes(assess("body-weight", [], { protocol: watch }))).toEqual(["no-values", "not-enough"]);
    expect(codes(assess("body-weight", late))).toEqual(["no-target"]);
  });

  it("a target weight is judged by the newest value", () => {
    const target = { rule: "body-weight.target", values: { max: 82 } };
    expect(codes(assess("body-weight", weights.slice(1), { agreed: [target] }))).toEqual(["value-high"]);
  });
});

describe("other kinds", () => {
  it("outside the default range needs a look, outside an agreed range is out of target", () => {
    const low = [value("2026-05-20", 480, 91)];
    expect(assess("oxygen-saturation", low)).toMatchObject({ state: "below", attention: 20 });
    const agreed = [{ rule: "oxygen-saturation.target", values: { min: 92 } }];
    expect(assess("oxygen-saturation", low, { agreed })).toMatchObject({ attention: 30 });
    const copd = [{ rule: "oxygen-saturation.target", values: { min: 88 } }];
    expect(assess("oxygen-saturation", low, { agreed: copd })).toMatchObject({ state: "in-target", attention: 10 });
  });

  it("a kind without a target cannot be judged, and an unknown kind needs a look", () => {
    expect(assess("body-height", [value("2026-05-20", 480, 171)])).toMatchObject({ state: "no-target", attention: 15 });
    expect(assess("other", [value("2026-05-20", 480, 4)])).toMatchObject({ attention: 20 });
  });

  it("a value beyond the meter's range is not counted and ranks above one just outside the target", () => {
    const fresh = { ...nothingFresh, bound: { sign: ">", value: 33.3 } };
    expect(assess("blood-glucose", [], { fresh })).toMatchObject({
      state: "insufficient",
      attention: 30,
      reasons: [{ reason: "beyond-meter", values: { sign: ">", value: 33.3 } }, { reason: "not-enough" }],
    });
  });

  it("with a comment, a value set aside or a reused identifier, new values always need a look", () => {
    const fresh = { ...nothingFresh, setAsideCount: 1, commentCount: 2 };
    expect(assess("heart-rate", [value("2026-05-20", 480, 70)], { fresh })).toMatchObject({
      state: "in-target",
      attention: 20,
      reasons: [{ reason: "set-aside", values: { count: 1 } }, { reason: "comment" }, { reason: "in-target" }],
    });
  });
});
