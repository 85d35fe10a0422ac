import { expect, it } from "vitest";
import { rulesInForce } from "./book-rules.ts";
import { daysOfProtocol, factsOfPeriod, plannedOf, protocolFacts, protocolOf } from "./protocol-rules.ts";
import { nothingFresh, type SeriesFacts } from "./rules.ts";

const today = "2026-05-20";

function period(protocolId: string, startsOn: string, endsOn: string, endedAt: Date | null = null) {
  const counts = { morningCount: 2, eveningCount: 2, practiceSystolic: null, practiceDiastolic: null };
  const started = { startedByName: null, startedAt: new Date(0), endedAt, endReason: null };
  return protocolFacts({ protocolId, kind: "home-blood-pressure", startsOn, endsOn, ...counts, ...started }, today);
}

const finished = period("finished", "2026-05-11", "2026-05-17");
const planned = period("planned", "2026-05-25", "2026-05-31");

it("a protocol planned for later does not run, and the finished week keeps its verdict", () => {
  expect(planned).toMatchObject({ isRunning: false, isPlanned: true });
  expect(protocolOf("blood-pressure", [planned, finished], "2026-05-17")).toBe(finished);
  expect(plannedOf("blood-pressure", [planned, finished])).toBe(planned);
  expect(plannedOf("body-weight", [planned, finished])).toBeNull();
});

it("a protocol runs from its first day to its last, unless someone ended it", () => {
  expect(period("p", today, today)).toMatchObject({ isRunning: true, isPlanned: false });
  expect(finished).toMatchObject({ isRunning: false, isPlanned: false });
  expect(period("p", today, "2026-05-26", new Date())).toMatchObject({ isRunning: false, isPlanned: false });
  expect(period("p", "2026-05-25", "2026-05-31", new Date())).toMatchObject({ isPlanned: false });
});

it("a protocol is shown up to today or to the day it was ended, and a planned one has its first day", () => {
  expect(daysOfProtocol(finished, today)).toEqual({ from: "2026-05-11", until: "2026-05-17" });
  expect(daysOfProtocol(period("p", "2026-05-18", "2026-05-24"), today).until).toBe(today);
  expect(daysOfProtocol(period("p", "2026-05-01", "2026-05-31", new Date("2026-05-04T10:00:00Z")), today).until).toBe(
    "2026-05-04",
  );
  expect(daysOfProtocol(planned, today)).toEqual({ from: "2026-05-25", until: "2026-05-25" });
});

it("a finished protocol is judged as on the day after it, without later values or later measurements at the practice", () => {
  const now: SeriesFacts = {
    kind: "blood-pressure",
    values: [],
    fresh: { ...nothingFresh, commentCount: 1 },
    protocol: null,
    practice: { systolic: 150, diastolic: 90 },
    rules: rulesInForce([], new Date(0)),
    targets: [],
    today,
    isAdult: true,
  };
  expect(factsOfPeriod(now, finished, [])).toMatchObject({
    protocol: finished,
    today: "2026-05-18",
    fresh: nothingFresh,
    practice: null,
  });
  const running = period("p", "2026-05-18", "2026-05-24");
  expect(factsOfPeriod(now, running, [])).toEqual({ ...now, protocol: running });
});
