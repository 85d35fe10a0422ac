import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { countConsults } from "#server/consults/inbox/count-consults.ts";
import { nurseWithPatient } from "#tests/support/patients.ts";
import { owner } from "#tests/support/world.ts";

const now = new Date("2026-12-01T12:00:00Z");

it("late is what waits for the practice past its promise, whoever has it, and nothing else", async () => {
  const { practice, nurse, patientId } = await nurseWithPatient();
  const { organizationId } = practice;
  const stands = (facts: Record<string, string | null>) => {
    const opened = "2026-11-27T09:00:00Z";
    const row = { organization_id: organizationId, consult_id: uuidv7(), patient_id: patientId, kind: "e-consult" };
    const usual = { opened_at: opened, is_stray: false, turn: "practice", sort_at: opened };
    return owner`insert into consult ${owner({ ...row, ...usual, ...facts })}`;
  };
  const [passed, still] = ["2026-12-01T11:59:00Z", "2026-12-01T16:00:00Z"];
  await stands({ due_at: passed });
  await stands({ due_at: passed, assignee_id: nurse.personId });
  await stands({ due_at: still });
  await stands({ due_at: null });
  await stands({ due_at: null, turn: "patient" });
  await stands({ due_at: null, turn: "nobody", closed_at: passed, close_reason: "answered" });
  // Put aside after it passed, so it sleeps; put aside before, so passing woke it.
  await stands({ due_at: passed, snoozed_at: "2026-12-01T11:59:30Z" });
  await stands({ due_at: passed, snoozed_at: "2026-11-30T09:00:00Z" });
  const counts = await countConsults(grant(nurse, "consult.list"), now);
  expect(counts).toMatchObject({ unassigned: 4, mine: 1, "waiting-for-patient": 1, later: 1, closed: 1, late: 3 });
});
