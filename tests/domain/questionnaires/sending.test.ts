import { describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { daysLater } from "#server/calendar/moments.ts";
import { getResponse } from "#server/questionnaires/answers/get-response.ts";
import { listByPatient } from "#server/questionnaires/answers/list-by-patient.ts";
import { gad7 } from "#server/questionnaires/instruments/gad-7.ts";
import { intake } from "#server/questionnaires/instruments/intake.ts";
import { phq9 } from "#server/questionnaires/instruments/phq-9.ts";
import { agreeAction } from "#server/questionnaires/library/agree-action.ts";
import { retireQuestionnaire } from "#server/questionnaires/library/retire-questionnaire.ts";
import { cancelTask } from "#server/questionnaires/sending/cancel-task.ts";
import { changeTask } from "#server/questionnaires/sending/change-task.ts";
import { endSeries } from "#server/questionnaires/sending/end-series.ts";
import { listRecipients } from "#server/questionnaires/sending/list-recipients.ts";
import { listSendings } from "#server/questionnaires/sending/list-sendings.ts";
import { listTasks } from "#server/questionnaires/sending/list-tasks.ts";
import { remindPatients } from "#server/questionnaires/sending/remind-patients.ts";
import { serveQuestionnaire } from "#server/questionnaires/sending/serve-questionnaire.ts";
import { serveTasks } from "#server/questionnaires/sending/serve-tasks.ts";
import { makePatient } from "#tests/support/patients.ts";
import { answerInProcess, frequencyResponse, gatewayFor, practice } from "#tests/support/questionnaires.ts";
import { auditLines, owner } from "#tests/support/world.ts";

const day = 86_400_000;

async function onlyTask(organizationId: string) {
  const [task] =
    await owner`select * from questionnaire_task where organization_id = ${organizationId} order by task_id desc limit 1`;
  if (!task) throw new Error("no task");
  return task;
}
const remind = (now: Date) => remindPatients(grant(systemActor("tests"), "questionnaire.remind"), now);

describe("sending", () => {
  it("goes to one patient or to a selection, each once; patients who have it open, have left or are unknown are skipped and named", async () => {
    const { organization, organizationId, send, patientId, list } = await practice();
    expect(await send()).toMatchObject({ sentCount: 1, skipped: [] });
    const second = await makePatient(organization);
    const gone = await makePatient(organization);
    await owner`update patient set left_at = now() where organization_id = ${organizationId} and patient_id = ${gone.patientId}`;
    const stranger = "019b0000-0000-7000-8000-000000000000";
    const patientIds = [patientId, second.patientId, second.patientId, gone.patientId, stranger];
    const outcome = await send({ patientIds });
    expect(outcome.sentCount).toBe(1);
    expect(outcome.skipped).toEqual([
      { patientId, reason: "already-open" },
      { patientId: gone.patientId, reason: "left" },
      { patientId: stranger, reason: "unknown" },
    ]);
    const lines = (await auditLines(organizationId)).filter((line) => line.event === "questionnaire.sent");
    expect(lines).toHaveLength(2);
    const page = await listTasks(list, {});
    expect(page.rows.map((row) => [row.state, row.sentByName])).toEqual([
      ["sent", "Nora Smit"],
      ["sent", "Nora Smit"],
    ]);
  });

  it("shows beforehand who wants no digital contact and who has which questionnaire open", async () => {
    const { organization, send, sendAccess, patientId } = await practice();
    await send();
    const other = await makePatient(organization, {
      contactNotes: ["not-digital"],
      familyName: "Aker",
      namePrefix: "",
    });
    const recipients = await listRecipients(sendAccess, { patientIds: [patientId, other.patientId] });
    expect(recipients.map((each) => [each.contactNotes, each.openUrls])).toEqual([
      [["not-digital"], []],
      [[], [phq9.url]],
    ]);
  });

  it("to a selection can be followed: who has answered, who has not", async () => {
    const { organization, organizationId, send, patientId, gateway, list } = await practice();
    const second = await makePatient(organization);
    const { sendingId } = await send({ patientIds: [patientId, second.patientId] });
    const [task] =
      await owner`select task_id from questionnaire_task where organization_id = ${organizationId} and patient_id = ${patientId}`;
    await answerInProcess(
      gateway,
      task?.task_id,
      frequencyResponse("phq-9", phq9.questionnaireId, [1, 1, 1, 1, 1, 0, 0, 0, 0, null]),
    );
    expect(await listSendings(list)).toMatchObject([{ sendingId, counts: { sent: 1, done: 1 } }]);
    const waiting = await listTasks(list, { sendingId, state: "sent" });
    expect(waiting.rows.map((row) => row.patient.patientId)).toEqual([second.patientId]);
    expect(waiting.counts).toEqual({ sent: 1, done: 1 });
  });

  it("pages by keyset without losing or repeating a row", async () => {
    const { organizationId, patientId, list, send } = await practice();
    await send();
    const [task] = await owner`select * from questionnaire_task where organization_id = ${organizationId}`;
    const rows = Array.from({ length: 104 }, (_, index) => ({
      ...task,
      task_id: `019b0000-0000-7000-8000-${String(index).padStart(12, "0")}`,
      // Several at the same moment, so that the id is the tie-breaker.
      sent_at: new Date(Date.UTC(2026, 0, 1) - Math.floor(index / 5) * day),
    }));
    for (const row of rows) await owner`insert into questionnaire_task ${owner(row)}`;
    const seen: string[] = [];
    let after: { sentAt: string; taskId: string } | undefined;
    do {
      const page: Awaited<ReturnType<typeof listTasks>> = await listTasks(list, { after });
      seen.push(...page.rows.map((row) => row.taskId));
      after = page.after ?? undefined;
    } while (after);
    expect(seen).toHaveLength(105);
    expect(new Set(seen).size).toBe(105);
    expect(patientId).not.toBe("");
  });

  it("can be cancelled while it is open, and not afterwards", async () => {
    const { organizationId, send, sendAccess, gateway, patientId } = await practice();
    await send();
    const { task_id: taskId } = await onlyTask(organizationId);
    await cancelTask(sendAccess, { taskId });
    expect(await onlyTask(organizationId)).toMatchObject({ state: "cancelled" });
    await expect(cancelTask(sendAccess, { taskId })).rejects.toMatchObject({ reason: "questionnaire.not-open" });
    const response = frequencyResponse("phq-9", phq9.questionnaireId, [0]);
    await expect(answerInProcess(gateway, taskId, response)).rejects.toMatchObject({
      reason: "questionnaire.not-allowed",
    });
    expect((await send()).skipped).toEqual([]);
    expect(patientId).not.toBe("");
  });
});

describe("time", () => {
  it("reminds after three and six days as a change that the PGO sees, and closes after the last day, each once", async () => {
    const { organizationId, send, gateway } = await practice();
    await send({ validDays: 7 });
    const { sent_at: sentAt } = await onlyTask(organizationId);
    const at = (days: number) => new Date(daysLater(sentAt, days).getTime() + 60_000);
    await remind(at(2));
    expect(await onlyTask(organizationId)).toMatchObject({ state: "requested", reminded_count: 0 });
    await remind(at(3));
    await remind(at(3));
    expect(await onlyTask(organizationId)).toMatchObject({ reminded_count: 1, changed_at: at(3) });
    await remind(at(6));
    const [served] = await serveTasks(grant(gateway, "questionnaire.serve"), { states: ["requested"] });
    expect(served).toMatchObject({ remindedCount: 2, changedAt: at(6) });
    await remind(at(8));
    expect(await onlyTask(organizationId)).toMatchObject({ state: "expired" });
    const events = (await auditLines(organizationId)).map((line) => line.event);
    expect(events.filter((event) => event === "questionnaire.reminded")).toHaveLength(2);
    expect(events.filter((event) => event === "questionnaire.expired")).toHaveLength(1);
  });

  it.each([
    ["2026-03-28T02:30:00+01:00", "2026-03-29T00:00:00Z", "2026-03-29T03:30:00+02:00"],
    ["2026-10-24T02:30:00+02:00", "2026-10-25T00:00:00Z", "2026-10-25T02:30:00+01:00"],
  ])("reminds once in the night in which the clock changes, sent at %s", async (sentAt, before, due) => {
    const { organizationId, send } = await practice();
    await send({ validDays: 7, remindAfterDays: [1] });
    const expiresAt = daysLater(new Date(sentAt), 7);
    await owner`update questionnaire_task set sent_at = ${sentAt}, expires_at = ${expiresAt} where organization_id = ${organizationId}`;
    await remind(new Date(before));
    expect(await onlyTask(organizationId)).toMatchObject({ reminded_count: 0 });
    for (const minutes of [0, 30, 60, 120]) await remind(new Date(Date.parse(due) + minutes * 60_000));
    expect(await onlyTask(organizationId)).toMatchObject({ reminded_count: 1, changed_at: new Date(due) });
  });

  it("gives a patient one reminder, not three, after the worker stood still for a week", async () => {
    const { organizationId, send } = await practice();
    await send({ validDays: 30, remindAfterDays: [1, 2, 3] });
    const { sent_at: sentAt } = await onlyTask(organizationId);
    await remind(new Date(sentAt.getTime() + 7 * day));
    expect(await onlyTask(organizationId)).toMatchObject({ reminded_count: 3 });
    const events = (await auditLines(organizationId)).map((line) => line.event);
    expect(events.filter((event) => event === "questionnaire.reminded")).toHaveLength(1);
  });

  it("sends a recurring questionnaire every three months until it is stopped", async () => {
    const { organizationId, send, sendAccess, read } = await practice();
    await send({ everyMonths: 3 });
    const [series] = (await listByPatient(await read())).series;
    if (!series) throw new Error("no series");
    expect(series).toMatchObject({ title: phq9.title, everyMonths: 3, endedAt: null });
    await remind(series.nextAt);
    await remind(series.nextAt);
    const tasks =
      await owner`select state from questionnaire_task where organization_id = ${organizationId} order by task_id`;
    expect(tasks.map((task) => task.state)).toEqual(["expired", "requested"]);
    await endSeries(sendAccess, { seriesId: series.seriesId });
    await remind(new Date(series.nextAt.getTime() + 200 * day));
    expect(await owner`select 1 from questionnaire_task where organization_id = ${organizationId}`).toHaveLength(2);
    await expect(endSeries(sendAccess, { seriesId: series.seriesId })).rejects.toMatchObject({
      reason: "questionnaire.series-gone",
    });
  });

  it("ends a recurring questionnaire that is retired, or whose patient has left", async () => {
    const { organizationId, send, importAccess, read } = await practice();
    await send({ everyMonths: 1 });
    await retireQuestionnaire(importAccess, { questionnaireId: phq9.questionnaireId, isRetired: true });
    await remind(new Date(Date.now() + 40 * day));
    expect((await listByPatient(await read())).series[0]?.endedAt).not.toBeNull();
    expect(await owner`select 1 from questionnaire_task where organization_id = ${organizationId}`).toHaveLength(1);
  });
});

describe("reading answers", () => {
  it("PHQ-9: the ninth item on top with what was agreed, the score with its band and source, the change, the trend", async () => {
    const { organizationId, send, gateway, importAccess, read } = await practice();
    await agreeAction(importAccess, { questionnaireId: phq9.questionnaireId, linkId: "9", text: "Zelfde dag bellen." });
    for (const [daysAgo, points] of [
      [90, [1, 1, 0, 1, 0, 0, 0, 0, 0, 0]],
      [30, [2, 1, 1, 1, 1, 0, 0, 0, 0, 1]],
      [0, [2, 2, 2, 2, 1, 1, 1, 0, 1, 2]],
    ] as const) {
      await send();
      const { task_id: taskId } = await onlyTask(organizationId);
      const authoredAt = new Date(Date.now() - daysAgo * day);
      await answerInProcess(gateway, taskId, frequencyResponse("phq-9", phq9.questionnaireId, points.slice(0, 9)), {
        authoredAt,
      });
    }
    const { tasks, responses } = await listByPatient(await read());
    expect(tasks.map((task) => task.state)).toEqual(["done", "done", "done"]);
    expect(responses.map((each) => each.score)).toEqual([12, 6, 3]);
    const view = await getResponse(await read(), { responseId: responses[0]?.responseId ?? "" });
    expect(view.flagged).toMatchObject([
      { line: { linkId: "9", points: 1 }, action: { agreed: { text: "Zelfde dag bellen." } } },
    ]);
    expect(view.score).toMatchObject({
      score: 12,
      max: 27,
      band: { code: "moderate" },
      scoringVersion: "PHQ-9 2001",
      change: { from: 6, difference: 6, is: "worse" },
      smallestDifference: { value: 5 },
    });
    expect(view.score?.trend.map((point) => point.score)).toEqual([3, 6, 12]);
    expect(view.attention).toBe(40);
    expect(view.reasons.map((each) => each.reason)).toEqual(["flagged-item", "score-worse", "score-band"]);
    expect(view.lines.find((line) => line.linkId === "1")).toMatchObject({
      text: expect.stringContaining("interesse"),
      points: 2,
    });
    expect(view.lines.find((line) => line.linkId === "10")?.state).toBe("open");
  });

  it("an incomplete PHQ-9 has no score and names the open questions; a flag stays a flag", async () => {
    const { organizationId, send, gateway, read } = await practice();
    await send();
    const { task_id: taskId } = await onlyTask(organizationId);
    const points = [1, null, 1, 1, 1, 1, 1, 1, 3];
    const responseId = await answerInProcess(gateway, taskId, frequencyResponse("phq-9", phq9.questionnaireId, points));
    const view = await getResponse(await read(), { responseId });
    expect(view.score).toMatchObject({ state: "not-computable", score: null, band: null });
    expect(view.score?.missing).toEqual(["U neerslachtig, depressief of wanhopig voelen."]);
    expect(view.flagged).toHaveLength(1);
  });

  it("an intake says which questions were not asked", async () => {
    const { organizationId, send, gateway, read } = await practice();
    await send({ questionnaireId: intake.questionnaireId });
    const { task_id: taskId } = await onlyTask(organizationId);
    const response = {
      questionnaire: { reference: intake.url },
      item: [{ linkId: "medicijnen", item: [{ linkId: "gebruikt-medicijnen", answer: [{ valueBoolean: false }] }] }],
    };
    const responseId = await answerInProcess(gateway, taskId, response);
    const view = await getResponse(await read(), { responseId });
    expect(view.score).toBeNull();
    expect(view.lines.find((line) => line.linkId === "medicijn")?.state).toBe("not-shown");
    expect(view.reasons).toEqual([{ reason: "to-read", about: intake.title }]);
  });

  it("another practice, and another patient's page, do not find it", async () => {
    const { organization, organizationId, nurse, send, gateway } = await practice();
    await send();
    const { task_id: taskId } = await onlyTask(organizationId);
    const responseId = await answerInProcess(
      gateway,
      taskId,
      frequencyResponse("phq-9", phq9.questionnaireId, [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    );
    const other = await makePatient(organization);
    const otherOpened = await openPatient(grant(nurse, "questionnaire.read"), other.patientId);
    await expect(getResponse(otherOpened, { responseId })).rejects.toMatchObject({
      reason: "questionnaire.response-gone",
    });
    const elsewhere = await practice();
    await expect(getResponse(await elsewhere.read(), { responseId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("what a DVA may do", () => {
  it("fetching the questions marks the task as opened, once; a questionnaire that was not sent is not found", async () => {
    const { organizationId, send, gateway, list } = await practice();
    await send();
    const serve = grant(gateway, "questionnaire.serve");
    await serveQuestionnaire(serve, { questionnaireId: phq9.questionnaireId });
    const { opened_at: openedAt } = await onlyTask(organizationId);
    await serveQuestionnaire(serve, { questionnaireId: phq9.questionnaireId });
    expect((await onlyTask(organizationId)).opened_at).toEqual(openedAt);
    expect((await listTasks(list, { state: "opened" })).rows).toHaveLength(1);
    await expect(serveQuestionnaire(serve, { questionnaireId: gad7.questionnaireId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("a task of another patient is not found", async () => {
    const { organization, organizationId, send } = await practice();
    await send();
    const { task_id: taskId } = await onlyTask(organizationId);
    const other = await makePatient(organization);
    const stranger = gatewayFor(organizationId, other.patientId);
    expect(await serveTasks(grant(stranger, "questionnaire.serve"), { taskId })).toEqual([]);
    const access = grant(stranger, "questionnaire.answer");
    const decline = change(access, async (tx) => ({
      result: undefined,
      event: await changeTask(access, tx, { taskId, to: "rejected", reason: null, now: new Date() }),
    }));
    await expect(decline).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await onlyTask(organizationId)).toMatchObject({ state: "requested" });
  });

  it("declining keeps the reason in the patient's words", async () => {
    const { organizationId, send, gateway, list } = await practice();
    await send();
    const { task_id: taskId } = await onlyTask(organizationId);
    const access = grant(gateway, "questionnaire.answer");
    await change(access, async (tx) => ({
      result: undefined,
      event: await changeTask(access, tx, {
        taskId,
        to: "rejected",
        reason: "Liever op het spreekuur",
        now: new Date(),
      }),
    }));
    expect((await listTasks(list, {})).rows[0]).toMatchObject({
      state: "declined",
      stateReason: "Liever op het spreekuur",
    });
  });

  it("answers to another questionnaire are refused, and answers after the last day are welcome", async () => {
    const { organizationId, send, gateway } = await practice();
    await send({ validDays: 1, remindAfterDays: [] });
    const { task_id: taskId } = await onlyTask(organizationId);
    const wrong = frequencyResponse("gad-7", gad7.questionnaireId, [0]);
    await expect(answerInProcess(gateway, taskId, wrong)).rejects.toMatchObject({
      reason: "questionnaire.answers-nothing",
    });
    await remind(new Date(Date.now() + 2 * day));
    expect(await onlyTask(organizationId)).toMatchObject({ state: "expired" });
    await answerInProcess(
      gateway,
      taskId,
      frequencyResponse("phq-9", phq9.questionnaireId, [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    );
    expect(await onlyTask(organizationId)).toMatchObject({ state: "completed" });
  });
});
