import { describe, expect, it } from "vitest";
import { dayStartOf } from "#components/chart/time-axis.ts";
import type { RuleFacts, TargetFacts } from "#server/measurements/interpretation/contract.ts";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import type { MeasuredValue } from "#server/measurements/values/contract.ts";
import { pictureOf, shapeIn, shapeOf } from "./series-picture.ts";

const rule: RuleFacts = {
  rule: "blood-pressure.target",
  origin: "patient",
  values: { systolicBelow: 135, diastolicBelow: 85, systolicMin: null },
  ruleId: "01900000-0000-7000-8000-000000000001",
  setByName: "E. Vos",
  setAt: new Date("2026-03-03T10:00:00Z"),
  reason: "samen besproken",
  source: "own",
  section: "",
  notedOn: "2026-11-24",
  confidence: "high",
};
const below = (value: TargetFacts["value"], upper: number): TargetFacts => ({
  value,
  moment: null,
  lower: null,
  upper,
  isUpperOpen: true,
  rule,
});

function measured(facts: Partial<MeasuredValue>): MeasuredValue {
  return {
    measurementId: crypto.randomUUID(),
    kind: "blood-pressure",
    at: new Date("2026-03-03T06:00:00Z"),
    hasTime: true,
    value: 130,
    diastolic: 80,
    moment: null,
    origin: "device",
    comment: null,
    setAside: null,
    setAsideBy: null,
    identifierReused: false,
    otherHalfId: null,
    deliveryId: "01900000-0000-7000-8000-000000000002",
    receivedAt: new Date("2026-03-03T08:00:00Z"),
    standing: "in-target",
    device: null,
    interpretation: [],
    sign: null,
    diastolicSign: null,
    ...facts,
  };
}

function answered(facts: Partial<SeriesAnswer>): SeriesAnswer {
  return {
    kind: "blood-pressure",
    unit: "mm[Hg]",
    decimals: 0,
    from: "2026-01-01",
    until: "2026-03-31",
    points: [],
    isCut: false,
    setAside: [],
    targets: [below("value", 135), below("diastolic", 85)],
    count: 0,
    average: null,
    averageDiastolic: null,
    lowest: null,
    highest: null,
    standings: { "in-target": 0, above: 0, below: 0, "no-target": 0 },
    trend: null,
    missingDays: [],
    verdict: { state: "insufficient", attention: 15, reasons: [], rules: [] },
    protocol: null,
    planned: null,
    homePressure: null,
    weightChange: null,
    deliveries: [],
    ...facts,
  };
}

const say = () => "";

describe("the shape of a value", () => {
  it("says on which side of its target it lies: on an open bound it is out, on a closed one it is within", () => {
    expect(shapeIn(below("value", 135), 135)).toBe("up");
    expect(shapeIn(below("value", 135), 134)).toBe("point");
    const closed: TargetFacts = { ...below("value", 8), lower: 4.5, isUpperOpen: false };
    expect([4.4, 4.5, 8, 8.1].map((value) => shapeIn(closed, value))).toEqual(["down", "point", "point", "up"]);
    expect(shapeIn(undefined, 400)).toBe("point");
  });

  it("is a cross when it does not count, whatever its state", () => {
    expect(shapeOf({ standing: "above", setAside: "impossible" })).toBe("cross");
    expect(shapeOf({ standing: "below", setAside: null })).toBe("down");
  });
});

describe("the chart of a series", () => {
  it("gives each number of a blood pressure its own shape, and a value that was set aside a single cross", () => {
    const picture = pictureOf(
      answered({
        points: [measured({ value: 140, diastolic: 80, standing: "above" })],
        setAside: [measured({ value: 1340, diastolic: 82, setAside: "impossible" })],
      }),
      say,
    );
    const [systolic, diastolic] = picture.series;
    expect(systolic?.marks.map(({ shape }) => shape)).toEqual(["up", "cross"]);
    expect(diastolic?.marks.map(({ shape }) => shape)).toEqual(["point"]);
    expect(picture.axis.max).toBeLessThan(200);
  });

  it("draws typed values hollow and the practice's values framed, and leaves the practice out of the line", () => {
    const picture = pictureOf(
      answered({
        points: [
          measured({ origin: "patient" }),
          measured({ origin: "practice", at: new Date("2026-03-04T10:00:00Z"), comment: "na rust" }),
        ],
      }),
      say,
    );
    const [systolic] = picture.series;
    expect(systolic?.marks.map(({ isHollow, isFramed, hasNote }) => [isHollow, isFramed, hasNote])).toEqual([
      [true, false, false],
      [false, true, true],
    ]);
    expect(systolic?.lines.flat()).toHaveLength(1);
  });

  it("judges glucose only by the target for its moment of the day", () => {
    const fasting: TargetFacts = { ...below("value", 8), lower: 4.5, isUpperOpen: false, moment: "fasting" };
    const values = [
      measured({ value: 8.5, diastolic: null, moment: "fasting", standing: "above" }),
      measured({ value: 8.5, diastolic: null, standing: "no-target" }),
    ];
    const glucose = values.map((value) => ({ ...value, kind: "blood-glucose" as const }));
    const picture = pictureOf(answered({ kind: "blood-glucose", targets: [fasting], points: glucose }), say);
    expect(picture.series.map(({ marks }) => marks.map(({ shape }) => shape))).toEqual([["up", "plain"]]);
  });

  it("marks what is out by a rule other than a target, such as a glucose that is low at any moment", () => {
    const fasting: TargetFacts = { ...below("value", 8), lower: 4.5, isUpperOpen: false, moment: "fasting" };
    const low = measured({ kind: "blood-glucose", value: 3.2, diastolic: null, standing: "below" });
    const glucose = pictureOf(answered({ kind: "blood-glucose", targets: [fasting], points: [low] }), say);
    expect(glucose.series[0]?.marks[0]?.shape).toBe("down");
    const gained = measured({ kind: "body-weight", value: 74.3, diastolic: null, standing: "above" });
    const weight = pictureOf(answered({ kind: "body-weight", targets: [], points: [gained] }), say);
    expect(weight.series[0]?.marks[0]?.shape).toBe("up");
  });

  it("is cropped to the values, but shows recent silence up to the length of the values", () => {
    const week = Array.from({ length: 7 }, (_, index) => measured({ at: new Date(`2026-03-0${index + 1}T06:00:00Z`) }));
    expect(pictureOf(answered({ points: week }), say).span).toEqual({
      from: dayStartOf("2026-03-01"),
      until: dayStartOf("2026-03-08"),
    });
    expect(pictureOf(answered({ points: week, until: "2026-03-10" }), say).span.until).toBe(dayStartOf("2026-03-11"));
    expect(pictureOf(answered({}), say).span).toEqual({
      from: dayStartOf("2026-01-01"),
      until: dayStartOf("2026-04-01"),
    });
  });

  it("marks the days on which the protocol expected something and nothing came", () => {
    const points = [measured({}), measured({ at: new Date("2026-03-05T06:00:00Z") })];
    const picture = pictureOf(answered({ points, missingDays: ["2026-03-04"] }), say);
    expect(picture.missing).toEqual([{ from: dayStartOf("2026-03-04"), until: dayStartOf("2026-03-05") }]);
    expect(picture.series[0]?.lines).toHaveLength(2);
  });
});
