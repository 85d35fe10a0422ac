import { expect, it } from "vitest";
import { attentionRanks } from "#db/terms/reviews.ts";
import { combine, minutesFor, orderedTimes, roundAt, usualRoundTimes } from "./rules.ts";

const at = (text: string) => roundAt(new Date(text), usualRoundTimes);

it("the current round is the nearest one, and the first starts at midnight", () => {
  expect(at("2026-11-24T08:00:00+01:00")).toEqual({ plannedAt: "10:00", since: new Date("2026-11-24T00:00:00+01:00") });
  expect(at("2026-11-24T11:59:00+01:00").plannedAt).toBe("10:00");
  expect(at("2026-11-24T12:00:00+01:00")).toEqual({ plannedAt: "14:00", since: new Date("2026-11-24T12:00:00+01:00") });
  expect(at("2026-11-24T23:59:00+01:00").plannedAt).toBe("14:00");
});

it("on the day of the autumn clock change a round starts at the right local time", () => {
  expect(at("2026-10-25T13:00:00+01:00").since).toEqual(new Date("2026-10-25T12:00:00+01:00"));
  expect(at("2026-10-25T09:00:00+01:00").since).toEqual(new Date("2026-10-25T00:00:00+02:00"));
});

it("estimates how long it will take, and zero when nobody is waiting", () => {
  expect(minutesFor(0, 0)).toBe(0);
  expect(minutesFor(11, 4)).toBe(11);
  expect(minutesFor(1, 1)).toBe(1);
});

it("places a patient by the most urgent thing they shared, with that reason first", () => {
  const normal = { attention: attentionRanks.normal, reasons: [{ reason: "in-target" as const }], isNormal: true };
  const flagged = {
    attention: attentionRanks.flagged,
    reasons: [{ reason: "flagged-item" as const }],
    isNormal: false,
  };
  expect(combine([normal, flagged])).toEqual({
    attention: attentionRanks.flagged,
    reasons: [{ reason: "flagged-item" }, { reason: "in-target" }],
    isNormal: false,
  });
  expect(combine([normal]).isNormal).toBe(true);
  expect(combine([])).toMatchObject({ isNormal: false, reasons: [{ reason: "not-assessed" }] });
});

it("sorts the times of a day and removes duplicates", () => {
  expect(orderedTimes(["14:00", "09:30", "14:00"])).toEqual(["09:30", "14:00"]);
});
