import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { snoozeConsult } from "#server/consults/work/snooze-consult.ts";
import { patientWrites, timesFor } from "#tests/support/consults.ts";
import { nurseWithPatient } from "#tests/support/patients.ts";

it("a question that was put aside says so while it sleeps, and no longer once its day has come", async () => {
  const { practice, nurse, patientId } = await nurseWithPatient();
  const [asked, later] = [new Date("2026-12-01T09:00:00Z"), new Date("2026-12-02T08:00:00Z")];
  await patientWrites(practice.organizationId, { patientId, at: asked });
  const { rows } = await listConsults(grant(nurse, "consult.list"), { view: "unassigned" }, asked);
  const consultId = rows[0]?.consultId ?? "";
  await snoozeConsult(grant(nurse, "consult.work"), timesFor(nurse), { consultId, until: "2026-12-02" }, asked);
  const said = async (now: Date) =>
    getConversation(await openPatient(grant(nurse, "consult.read"), patientId), timesFor(nurse), { consultId }, now);
  expect(await said(asked)).toMatchObject({ isPutAside: true });
  expect(await said(later)).toMatchObject({ isPutAside: false, turn: "practice" });
});
