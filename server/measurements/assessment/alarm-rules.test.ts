import { describe, expect, it } from "vitest";
import { dutchClock } from "#server/calendar/clock.ts";
import type { CountableValue } from "#server/measurements/interpretation/rules.ts";
import { type AgreedAlarm, dueMoment, silentSince, valuesThatAlarm } from "./alarm-rules.ts";
import type { AlarmCondition } from "./contract.ts";

function alarm(condition: AlarmCondition, agreedAt = "2026-05-01T10:00:00Z"): AgreedAlarm {
  return { alarmRuleId: "a", condition, activeFrom: "08:00", activeUntil: "18:00", agreedAt: new Date(agreedAt) };
}

function value(at: string, value: number, diastolic: number | null = null): CountableValue {
  const moment = new Date(at);
  return { measurementId: at, at: moment, ...dutchClock(moment), value, diastolic, moment: null, isPractice: false };
}

const ids = (values: CountableValue[]) => values.map((one) => one.measurementId);

describe("what triggers an agreed alarm", () => {
  const series = [
    value("2026-04-30T08:00:00Z", 195, 100),
    value("2026-05-02T08:00:00Z", 181, 90),
    value("2026-05-03T08:00:00Z", 180, 112),
    value("2026-05-04T08:00:00Z", 88, 60),
  ];

  it("a value beyond a bound, not on it, and nothing measured before the agreement", () => {
    expect(ids(valuesThatAlarm(alarm({ above: 180 }), series))).toEqual(["2026-05-02T08:00:00Z"]);
    expect(ids(valuesThatAlarm(alarm({ below: 90, diastolicAbove: 110 }), series))).toEqual([
      "2026-05-03T08:00:00Z",
      "2026-05-04T08:00:00Z",
    ]);
  });

  it("a rise of more than two kilograms within 72 hours, against the lowest value in those hours", () => {
    const weights = [
      value("2026-05-02T06:00:00Z", 80.1),
      value("2026-05-03T06:00:00Z", 80.9),
      value("2026-05-05T06:00:00Z", 82.1),
      value("2026-05-06T06:00:00Z", 83.0),
    ];
    const rise = alarm({ rise: 2, riseHours: 72 });
    expect(ids(valuesThatAlarm(rise, weights.slice(0, 3)))).toEqual([]);
    expect(ids(valuesThatAlarm(rise, weights))).toEqual(["2026-05-06T06:00:00Z"]);
  });

  it("silence counts whole days since the last value, or since the agreement", () => {
    const silent = alarm({ silentDays: 3 });
    expect(silentSince(silent, [], new Date("2026-05-04T09:00:00Z"))).toBe("2026-05-02");
    expect(silentSince(silent, series, new Date("2026-05-06T20:00:00Z"))).toBeNull();
    expect(silentSince(silent, series, new Date("2026-05-06T22:30:00Z"))).toBe("2026-05-05");
  });
});

describe("when the receiver is notified", () => {
  it.each([
    ["within the active hours: at once", "2026-05-04T09:30:00Z", "2026-05-04T09:30:00.000Z"],
    ["at night: when the hours start", "2026-05-04T02:00:00Z", "2026-05-04T06:00:00.000Z"],
    ["in the evening: the next morning", "2026-05-04T16:00:00Z", "2026-05-05T06:00:00.000Z"],
    ["the night daylight saving time starts: still eight o'clock", "2026-03-28T20:00:00Z", "2026-03-29T06:00:00.000Z"],
    ["the night daylight saving time ends: still eight o'clock", "2026-10-24T20:00:00Z", "2026-10-25T07:00:00.000Z"],
  ])("%s", (_, now, due) => {
    expect(dueMoment(new Date(now), "08:00", "18:00").toISOString()).toBe(due);
  });

  it("hours may span midnight, and equal hours mean the whole day", () => {
    const night = new Date("2026-05-04T01:00:00Z");
    expect(dueMoment(night, "20:00", "06:00")).toBe(night);
    expect(dueMoment(new Date("2026-05-04T10:00:00Z"), "20:00", "06:00")).toEqual(new Date("2026-05-04T18:00:00Z"));
    expect(dueMoment(night, "08:00", "08:00")).toBe(night);
  });
});
