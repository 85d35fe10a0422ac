import { afterAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { conversationFile, soepOfConsult } from "#server/api/consult-transfer.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import { countConsults } from "#server/consults/inbox/count-consults.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { takeOverConsult } from "#server/consults/transfer/take-over.ts";
import { undoTakeOver } from "#server/consults/transfer/undo-take-over.ts";
import { closeConsult } from "#server/consults/work/close-consult.ts";
import { patientWrites, practiceWrites, timesFor } from "#tests/support/consults.ts";
import { nurseWithPatient } from "#tests/support/patients.ts";
import { auditLines, makePerson, owner } from "#tests/support/world.ts";

afterAll(async () => {
  await owner.end();
});

async function answered() {
  const { practice, nurse, patientId } = await nurseWithPatient();
  const { organizationId } = practice;
  const asked = await patientWrites(organizationId, { patientId, text: "Mag ik sporten?" });
  const [row] = await owner<{ id: string }[]>`select consult_id as id from consult_message where message_id = ${asked}`;
  const consultId = row?.id ?? "";
  const answerId = await practiceWrites(nurse, { consultId, patientId, sawLast: asked, body: "Ja, dat mag." });
  const working = grant(nurse, "consult.work");
  const times = timesFor(nurse);
  return {
    ...{ practice, nurse, organizationId, patientId, consultId, answerId },
    close: (takenOver: { sawLast: string } | null = null) =>
      closeConsult(working, times, { consultId, reason: "answered", takenOver }),
    take: (sawLast: string, who = nurse) => takeOverConsult(grant(who, "consult.work"), times, { consultId, sawLast }),
    undo: () => undoTakeOver(working, times, { consultId }),
    read: async () => getConversation(await openPatient(grant(nurse, "consult.read"), patientId), times, { consultId }),
    soep: async () => soepOfConsult(await openPatient(grant(nurse, "consult.read"), patientId), { consultId }),
    isListed: async () => {
      const { rows, counts } = await listConsults(grant(nurse, "consult.list"), { view: "to-take-over" });
      expect(counts["to-take-over"]).toBe(rows.length);
      return rows.some((one) => one.consultId === consultId);
    },
    events: async () =>
      (await auditLines(organizationId)).map(({ event }) => event).filter((event) => /taken-over|exported/.test(event)),
  };
}

it("a closed consult is to be taken over until somebody copies it, and again after taking that back", async () => {
  const { nurse, close, take, undo, read, soep, isListed, events } = await answered();
  expect(await isListed()).toBe(false);
  await close();
  expect(await isListed()).toBe(true);
  const { text, last } = await soep();
  expect(text).toMatch(/^S: .*“Mag ik sporten\?”\nO:\nE:\nP: .*“Ja, dat mag\.” Afgesloten: beantwoord\.$/);
  await take(last ?? "");
  expect(await isListed()).toBe(false);
  expect(await read()).toMatchObject({ takenOver: { byName: nurse.name, isChanged: false }, isToTakeOver: false });
  await undo();
  await expect(undo()).rejects.toMatchObject({ code: "CONFLICT", reason: "consult.was-not-taken-over" });
  expect(await isListed()).toBe(true);
  expect(await events()).toEqual(["consult.taken-over", "consult.not-taken-over"]);
});

it("closing and taking over is one act, and nothing happens when more was said than the text held", async () => {
  const { organizationId, patientId, answerId, close, soep, read, isListed, events } = await answered();
  await patientWrites(organizationId, { patientId, repliesTo: answerId, text: "Ook zwemmen?" });
  await expect(close({ sawLast: answerId })).rejects.toMatchObject({ reason: "consult.more-than-copied" });
  expect(await read()).toMatchObject({ closed: null, takenOver: null });
  expect(await events()).toEqual([]);
  await close({ sawLast: (await soep()).last ?? "" });
  expect(await read()).toMatchObject({ closed: { reason: "answered" }, takenOver: { isChanged: false } });
  expect(await isListed()).toBe(false);
  expect(await events()).toEqual(["consult.taken-over"]);
});

it("what came in since puts it on the list again", async () => {
  const { nurse, organizationId, patientId, consultId, answerId, close, take, read, isListed } = await answered();
  await close({ sawLast: answerId });
  const more = await patientWrites(organizationId, { patientId, repliesTo: answerId, text: "En fietsen?" });
  expect(await read()).toMatchObject({ closed: null, takenOver: { isChanged: true } });
  expect(await isListed()).toBe(false);
  const again = { consultId, patientId, sawLast: more, closes: "answered" as const };
  const last = await practiceWrites(nurse, again);
  const page = await listConsults(grant(nurse, "consult.list"), { view: "to-take-over" });
  expect(page.rows).toMatchObject([{ consultId, isChangedSinceHis: true }]);
  await take(last);
  expect(await isListed()).toBe(false);
});

it("a question that was not for the practice, or was never answered, is not to be taken over", async () => {
  const { nurse, organizationId, patientId, consultId, isListed } = await answered();
  const times = timesFor(nurse);
  await closeConsult(grant(nurse, "consult.work"), times, { consultId, reason: "not-for-us" });
  expect(await isListed()).toBe(false);
  await patientWrites(organizationId, { patientId, text: "Nog iets" });
  const rows = await owner<{ id: string }[]>`
    select consult_id as id from consult where organization_id = ${organizationId} and closed_at is null`;
  await closeConsult(grant(nurse, "consult.work"), times, { consultId: rows[0]?.id ?? "", reason: "phone-call" });
  expect((await countConsults(grant(nurse, "consult.list")))["to-take-over"]).toBe(0);
});

it("of two who copy it at once the first stays who did it, and the log has one line", async () => {
  const { practice, nurse, answerId, close, take, events } = await answered();
  await close();
  const other = await makePerson(practice, ["general-practitioner"]);
  await Promise.all([take(answerId), take(answerId, other), take(answerId, nurse)]);
  expect(await events()).toEqual(["consult.taken-over"]);
});

it("a message that comes in while somebody copies is never marked as taken over", async () => {
  const { organizationId, patientId, answerId, close, take, read } = await answered();
  await close();
  await Promise.allSettled([
    take(answerId),
    patientWrites(organizationId, { patientId, repliesTo: answerId, text: "En nog dit" }),
  ]);
  const { takenOver } = await read();
  expect(takenOver === null || takenOver.isChanged).toBe(true);
});

it("an export is a line in the log, and of a patient whom a notice can endanger there is none", async () => {
  const { nurse, patientId, consultId, organizationId, events } = await answered();
  const opened = await openPatient(grant(nurse, "consult.export"), patientId);
  const file = await conversationFile(opened, { consultId, format: "pdf" });
  expect(Buffer.from(file.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  expect(await events()).toEqual(["consult.exported"]);
  const [line] = (await auditLines(organizationId)).filter(({ event }) => event === "consult.exported");
  expect(line).toMatchObject({ object_id: consultId, detail: { format: "pdf", count: 3 } });
  await owner`update patient set contact_notes = array['no-notices'] where patient_id = ${patientId}`;
  for (const format of ["pdf", "fhir"] as const) {
    await expect(conversationFile(opened, { consultId, format })).rejects.toMatchObject({
      ...{ code: "CONFLICT", reason: "consult.not-exported-no-notices" },
    });
  }
  expect(await events()).toEqual(["consult.exported"]);
});

it("the page is read from the index that has this order", async () => {
  const { organizationId } = await answered();
  const plan = await owner.begin(async (tx) => {
    await tx`set local enable_seqscan = off`;
    await tx`set local enable_sort = off`;
    return tx`explain select consult_id from consult c where organization_id = ${organizationId} and c.is_to_take_over
      and (c.closed_at, c.consult_id) > ('2026-01-01'::timestamptz, ${crypto.randomUUID()}::uuid)
      order by c.closed_at, c.consult_id limit 51`;
  });
  const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
  expect(text).toMatch(/using consult_to_take_over/);
  expect(text).toMatch(/Index Cond:.*ROW/);
  expect(text).not.toMatch(/Sort/);
});
