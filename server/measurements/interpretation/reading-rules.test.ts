import { expect, it } from "vitest";
import { readingsOf } from "./reading-rules.ts";

type Given = { id: string; delivery?: string; value: number | null; diastolic?: number | null; hasTime?: boolean };

const at = new Date("2026-11-20T07:15:00Z");
const pressure = ({ id, delivery = "1", value, diastolic = null, hasTime = true }: Given) => ({
  ...{ measurementId: id, deliveryId: delivery, kind: "blood-pressure" as const, effectiveAt: at, hasTime },
  ...{ value, diastolic, diastolicSign: null, origin: "patient" as const, setAside: null, comment: null },
});
const read = (...given: Given[]) =>
  readingsOf(given.map(pressure)).map(({ measurementId, value, diastolic, otherHalfId, setAside }) =>
    [measurementId, value, diastolic, otherHalfId, setAside].filter((one) => one !== null).join(" "),
  );

it("halves of one instant are joined in the order in which they arrived, when there are as many of each", () => {
  const [a, b] = [
    { id: "a", value: 150 },
    { id: "b", value: null, diastolic: 90 },
  ];
  const [c, d] = [
    { id: "c", value: 140 },
    { id: "d", value: null, diastolic: 80 },
  ];
  expect(read(a, b)).toEqual(["a 150 90 b"]);
  expect(read(d, b, c, a)).toEqual(["c 140 80 d", "a 150 90 b"]);
  expect(read(a, b, c)).toHaveLength(3);
});

it("a diastolic half above its systolic half is a reading that cannot be right", () => {
  expect(read({ id: "a", value: 80 }, { id: "b", value: null, diastolic: 120 })).toEqual([
    "a 80 120 b diastolic-above-systolic",
  ]);
});

it("of a day, one of each is a reading, and more stay apart", () => {
  const ofDay = (id: string, value: number | null, diastolic: number | null = null) => ({
    ...{ id, value, diastolic, hasTime: false },
  });
  expect(read(ofDay("a", 150), ofDay("b", null, 90))).toEqual(["a 150 90 b"]);
  expect(read(ofDay("a", 150), ofDay("b", null, 90), ofDay("c", 140), ofDay("d", null, 80))).toHaveLength(4);
});

it("a reading of another delivery is the same one as often as it was there already", () => {
  const whole = (id: string, delivery: string) => ({ id, delivery, value: 150, diastolic: 90 });
  expect(read(whole("a", "1"), whole("b", "1"), whole("c", "2"), whole("d", "2"), whole("e", "2"))).toEqual([
    ...["a 150 90", "b 150 90", "c 150 90 same-reading", "d 150 90 same-reading", "e 150 90"],
  ]);
  expect(read(whole("b", "2"), whole("a", "1"))).toEqual(["b 150 90 same-reading", "a 150 90"]);
});
