import { expect, it } from "vitest";
import { plannedOf, protocolFacts, protocolOf } from "./protocol-rules.ts";

const today = "2026-05-20";

function period(protocolId: string, startsOn: string, endsOn: string, endedAt: Date | null = null) {
  const counts = { morningCount: 2, eveningCount: 2, practiceSystolic: null, practiceDiastolic: null };
  const started = { startedByName: null, startedAt: new Date(0), endedAt, endReason: null };
  return protocolFacts({ protocolId, kind: "home-blood-pressure", startsOn, endsOn, ...counts, ...started }, today);
}

const finished = period("finished", "2026-05-11", "2026-05-17");
const planned = period("planned", "2026-05-25", "2026-05-31");

it("a period that is planned for later does not run, and the finished week stays judged", () => {
  expect(planned).toMatchObject({ isRunning: false, isPlanned: true });
  expect(protocolOf("blood-pressure", [planned, finished], "2026-05-17")).toBe(finished);
  expect(plannedOf("blood-pressure", [planned, finished])).toBe(planned);
  expect(plannedOf("body-weight", [planned, finished])).toBeNull();
});

it("a period runs from its first day to its last, unless somebody ended it", () => {
  expect(period("p", today, today)).toMatchObject({ isRunning: true, isPlanned: false });
  expect(finished).toMatchObject({ isRunning: false, isPlanned: false });
  expect(period("p", today, "2026-05-26", new Date())).toMatchObject({ isRunning: false, isPlanned: false });
  expect(period("p", "2026-05-25", "2026-05-31", new Date())).toMatchObject({ isPlanned: false });
});
