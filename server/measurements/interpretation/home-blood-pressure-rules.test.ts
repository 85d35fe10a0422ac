import { expect, it } from "vitest";
import { addDays } from "#server/calendar/days.ts";
import { rulesInForce, type StoredRule } from "./book-rules.ts";
import type { ProtocolFacts } from "./contract.ts";
import { homePressureOf } from "./home-blood-pressure-rules.ts";
import type { CountableValue } from "./rules.ts";

const at = new Date("2026-05-20T12:00:00Z");
const rules = rulesInForce([], at);
const protocol: ProtocolFacts = {
  protocolId: "p",
  kind: "home-blood-pressure",
  startsOn: "2026-05-04",
  endsOn: "2026-05-10",
  morningCount: 2,
  eveningCount: 2,
  practice: { systolic: 148, diastolic: 92 },
  startedByName: "Job",
  startedAt: at,
  endedAt: null,
  endReason: null,
  isRunning: false,
  isPlanned: false,
};

function reading(
  day: string,
  minute: number | null,
  value: number,
  diastolic: number,
  isPractice = false,
): CountableValue {
  return { measurementId: `${day} ${minute}`, at, day, minute, value, diastolic, moment: null, isPractice };
}

/** Two readings in the morning, two in the evening; the first day is `firstDayHigher` higher. */
function week(from: string, days: number, systolic: number, firstDayHigher = 0): CountableValue[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index)).flatMap((day, index) => {
    const top = systolic + (index === 0 ? firstDayHigher : 0);
    return [
      reading(day, 420, top + 4, 86),
      reading(day, 422, top + 2, 84),
      reading(day, 1200, top - 2, 82),
      reading(day, 1202, top - 4, 80),
    ];
  });
}

it("a whole week: day one is left out, mornings and evenings are averaged separately and compared with the practice", () => {
  const found = homePressureOf(week("2026-05-04", 7, 132, 30), protocol, null, rules);
  expect(found).toMatchObject({
    count: 28,
    doneCount: 28,
    expectedCount: 28,
    countedCount: 24,
    countedDays: 6,
    countedFrom: "2026-05-05",
    countedUntil: "2026-05-10",
    isEnough: true,
    isDayOneLeftOut: true,
    average: { systolic: 132, diastolic: 83 },
    morning: { systolic: 135, diastolic: 85 },
    evening: { systolic: 129, diastolic: 81 },
    dayOne: { systolic: 162, diastolic: 83 },
    difference: { systolic: -16, diastolic: -9 },
  });
  expect(found?.days.map((day) => day.isLeftOut)).toEqual([true, false, false, false, false, false, false]);
});

it("with the day-one rule switched off, all days count", () => {
  const stored: StoredRule = {
    ruleId: "r",
    patientId: null,
    rule: "blood-pressure.day-one",
    values: { isLeftOut: false },
    reason: "",
    setByName: null,
    setAt: new Date(0),
    endedAt: null,
  };
  const found = homePressureOf(week("2026-05-04", 7, 132, 28), protocol, null, rulesInForce([stored], at));
  expect(found).toMatchObject({ countedCount: 28, average: { systolic: 136 }, isDayOneLeftOut: false });
});

it("for a patient who starts a day late, the first measured day is left out", () => {
  const found = homePressureOf(week("2026-05-05", 6, 132, 30), protocol, null, rules);
  expect(found).toMatchObject({
    countedCount: 20,
    doneCount: 24,
    average: { systolic: 132 },
    countedFrom: "2026-05-06",
  });
  expect(found?.days[1]).toMatchObject({ day: "2026-05-05", isLeftOut: true });
});

it("below the minimum nothing is concluded, whatever the average", () => {
  const found = homePressureOf(week("2026-05-04", 3, 150), protocol, null, rules);
  expect(found).toMatchObject({ countedCount: 8, countedDays: 2, isEnough: false });
  expect(homePressureOf(week("2026-05-04", 4, 150), protocol, null, rules)?.isEnough).toBe(true);
});

it("a fifth reading in a morning does not make up for an evening; one without a time can count as either", () => {
  const day = "2026-05-06";
  const many = [420, 421, 422, 423].map((minute) => reading(day, minute, 130, 80));
  const found = homePressureOf([...many, reading(day, null, 130, 80)], protocol, null, rules);
  expect(found).toMatchObject({ count: 5, doneCount: 3 });
});

it("without a protocol the newest run of days counts, and its first day is left out only when it is known to be the first", () => {
  const run = [...week("2026-04-01", 3, 170), ...week("2026-05-06", 5, 130, 20)];
  expect(homePressureOf(run, null, null, rules)).toMatchObject({
    from: "2026-05-06",
    until: "2026-05-10",
    isProtocol: false,
    isDayOneLeftOut: true,
    countedCount: 16,
    average: { systolic: 130 },
  });
  expect(homePressureOf(week("2026-04-20", 21, 130), null, null, rules)).toMatchObject({
    from: "2026-05-04",
    isDayOneLeftOut: false,
    countedCount: 28,
  });
});

it("what was measured at the practice is not part of the home measurements", () => {
  const found = homePressureOf(
    [...week("2026-05-04", 7, 132), reading("2026-05-08", 600, 190, 110, true)],
    { ...protocol, practice: null },
    { systolic: 190, diastolic: 110 },
    rules,
  );
  expect(found).toMatchObject({ count: 28, average: { systolic: 132 }, difference: { systolic: -58 } });
});

it("many values ending in 0 are flagged, with the ratio of the 130s to the 140s", () => {
  const round = Array.from({ length: 14 }, (_, index) =>
    reading(addDays("2026-05-04", index >> 1), 420 + index, index % 3 === 0 ? 140 : 130, index % 2 === 0 ? 80 : 83),
  );
  expect(homePressureOf(round, protocol, null, rules)?.digits).toEqual({
    zeroShare: 75,
    thirtiesPerForties: 1.8,
    isNoticed: true,
  });
  expect(homePressureOf(week("2026-05-04", 7, 137), protocol, null, rules)?.digits?.isNoticed).toBe(false);
});

it("without measurements and without a protocol there is no result", () => {
  expect(homePressureOf([], null, null, rules)).toBeNull();
  expect(homePressureOf([], protocol, null, rules)).toMatchObject({ count: 0, average: null, isEnough: false });
});
