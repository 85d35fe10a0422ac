import { afterAll, beforeAll, expect, it } from "vitest";
import { type InboxView, inboxViews } from "#db/terms/consults.ts";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { sendPlanned } from "#server/api/consult-follow-up.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { clockIn } from "#server/consults/conversation/clock-rules.ts";
import { isToTakeOver } from "#server/consults/conversation/his-rules.ts";
import { factsOf } from "#server/consults/conversation/inbox-rules.ts";
import { readInbox } from "#server/consults/conversation/scope.ts";
import { viewOf } from "#server/consults/conversation/turn-rules.ts";
import type { ConsultCursor } from "#server/consults/inbox/contract.ts";
import { consultsPageSize } from "#server/consults/inbox/contract.ts";
import { countConsults } from "#server/consults/inbox/count-consults.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { cancelPlanned } from "#server/consults/planned/cancel-planned.ts";
import { holdPlanned } from "#server/consults/planned/hold-planned.ts";
import { takeOverConsult } from "#server/consults/transfer/take-over.ts";
import { undoTakeOver } from "#server/consults/transfer/undo-take-over.ts";
import { assignConsult } from "#server/consults/work/assign-consult.ts";
import { closeConsult } from "#server/consults/work/close-consult.ts";
import { reopenConsult } from "#server/consults/work/reopen-consult.ts";
import { setUrgency } from "#server/consults/work/set-urgency.ts";
import { snoozeConsult } from "#server/consults/work/snooze-consult.ts";
import { DomainError } from "#server/errors.ts";
import { sendPlannedMessages } from "#server/jobs/send-planned.ts";
import { patientWrites, practiceWrites, timesFor } from "#tests/support/consults.ts";
import { makePatient } from "#tests/support/patients.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

const seed = Number(process.env.BALIE_TEST_SEED) || Math.floor(Math.random() * 2 ** 31);
const actions = process.env.BALIE_TEST_POINTS === "all" ? 10_000 : 300;
const compareEvery = Math.ceil(actions / 12);

let practice: TestOrganization;
let anna: PersonActor;
let bram: PersonActor;
beforeAll(async () => {
  practice = await makeOrganization();
  [anna, bram] = await Promise.all([
    makePerson(practice, ["practice-assistant"]),
    makePerson(practice, ["general-practitioner"]),
  ]);
});
afterAll(async () => {
  await owner.end();
});

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
function random(): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every consult in each view, through all pages. */
async function everyView(who: PersonActor, now: Date): Promise<Record<InboxView, string[]>> {
  const views = await Promise.all(
    inboxViews.map(async (view) => {
      const ids: string[] = [];
      let after: ConsultCursor | undefined;
      do {
        const page = await listConsults(grant(who, "consult.list"), { view, after }, now);
        ids.push(...page.rows.map(({ consultId }) => consultId));
        after = page.nextAfter ?? undefined;
      } while (after);
      return [view, ids] as const;
    }),
  );
  return Object.fromEntries(views) as Record<InboxView, string[]>;
}

/** The same by the rules alone, from what was stored. */
async function byTheRules(who: PersonActor, now: Date): Promise<Record<string, string[]>> {
  const access = grant(who, "consult.list");
  return look(access, async (tx) => {
    const rows = await owner<{ id: string }[]>`
      select consult_id as id from consult where organization_id = ${practice.organizationId}`;
    const inbox = await readInbox(
      tx,
      access,
      rows.map(({ id }) => id),
    );
    const times = await timesFor(who)(tx);
    const views: Record<string, string[]> = {};
    for (const one of inbox.consults.values()) {
      const facts = factsOf(inbox, one);
      const view = viewOf(facts, who, { now, dueAt: clockIn(facts, times)?.dueAt ?? null });
      if (view) views[view] = [...(views[view] ?? []), one.consultId];
      if (isToTakeOver(facts)) views["to-take-over"] = [...(views["to-take-over"] ?? []), one.consultId];
    }
    return views;
  });
}

const sorted = (views: Partial<Record<string, string[]>>) =>
  Object.fromEntries(inboxViews.map((view) => [view, (views[view] ?? []).toSorted()]));

it(`after ${actions} random actions the lists, their counts and the rules agree (BALIE_TEST_SEED=${seed})`, async () => {
  const { organizationId } = practice;
  const patients = await Promise.all([makePatient(practice), makePatient(practice), makePatient(practice)]);
  const next = random();
  const below = (count: number) => Math.floor(next() * count);
  const from = <One>(list: readonly One[]): One | undefined => list[below(list.length)];
  const known: { consultId: string; patientId: string; lastId: string }[] = [];
  let now = new Date("2026-09-14T08:00:00Z");
  let refusedCount = 0;

  const lastSaidIn = async (consultId: string) => {
    const [row] = await owner<{ id: string | null }[]>`
      select last_said_id as id from consult where consult_id = ${consultId}`;
    return row?.id;
  };

  const act = async () => {
    const one = from(known.slice(-12));
    const who = next() < 0.5 ? anna : bram;
    const working = grant(who, "consult.work");
    const kind = below(16);
    if (!one || kind < 3) {
      const patientId = from(patients)?.patientId ?? "";
      const repliesTo = one && one.patientId === patientId && next() < 0.7 ? one.lastId : null;
      const lastId = await patientWrites(organizationId, { patientId, repliesTo, at: now });
      const [row] = await owner<
        { id: string }[]
      >`select consult_id as id from consult_message where message_id = ${lastId}`;
      const consultId = row?.id ?? "";
      const former = known.find((each) => each.consultId === consultId);
      if (former) former.lastId = lastId;
      else known.push({ consultId, patientId, lastId });
    } else if (kind < 6) {
      const { consultId, patientId, lastId } = one;
      const closes = next() < 0.4 ? ("answered" as const) : null;
      const effect = next() < 0.3 ? ("asks-back" as const) : ("answers" as const);
      one.lastId = await practiceWrites(who, { consultId, patientId, sawLast: lastId, effect, closes }, now);
    } else if (kind === 6) {
      const personId = from([anna.personId, bram.personId, null]) ?? null;
      await assignConsult(working, timesFor(who), { consultId: one.consultId, personId }, now);
    } else if (kind === 7) {
      const until = next() < 0.5 ? null : new Date(now.getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
      await snoozeConsult(working, timesFor(who), { consultId: one.consultId, until }, now);
    } else if (kind === 8) {
      await closeConsult(working, timesFor(who), { consultId: one.consultId, reason: "phone-call" }, now);
    } else if (kind === 9) {
      const { consultId, patientId, lastId } = one;
      const at = dutchClock(new Date(now.getTime() + below(3 * 1440) * 60_000));
      const time = `${String(Math.floor(at.minute / 60)).padStart(2, "0")}:${String(at.minute % 60).padStart(2, "0")}`;
      const closes = next() < 0.4 ? ("answered" as const) : null;
      one.lastId = await practiceWrites(
        who,
        { consultId, patientId, sawLast: lastId, closes, sendOn: { day: at.day, time } },
        now,
      );
    } else if (kind === 10) {
      // The worker may come late, or not for a while.
      await sendPlannedMessages(grant(systemActor("worker"), "consult.send-due"), now);
    } else if (kind === 11) {
      const messageId = one.lastId;
      const answering = grant(who, "consult.answer");
      const does = below(3);
      if (does === 0) await sendPlanned(answering, { messageId, sawLast: messageId }, now);
      else await (does === 1 ? holdPlanned : cancelPlanned)(answering, timesFor(who), { messageId }, now);
      if (does === 2) one.lastId = (await lastSaidIn(one.consultId)) ?? one.lastId;
    } else if (kind === 12) {
      const reason = next() < 0.6 ? "belt straks terug" : null;
      await setUrgency(working, timesFor(who), { consultId: one.consultId, reason }, now);
    } else if (kind === 13) {
      const sawLast = from([one.lastId, null]) ?? null;
      await takeOverConsult(working, timesFor(who), { consultId: one.consultId, sawLast }, now);
    } else if (kind === 14 && next() < 0.3) {
      await undoTakeOver(working, timesFor(who), { consultId: one.consultId }, now);
    } else {
      await reopenConsult(working, timesFor(who), { consultId: one.consultId }, now);
    }
  };

  for (let done = 1; done <= actions; done += 1) {
    now = new Date(now.getTime() + below(180) * 60_000);
    await act().catch((problem: unknown) => {
      if (!(problem instanceof DomainError)) throw problem;
      refusedCount += 1;
    });
    if (done % compareEvery !== 0 && done !== actions) continue;
    for (const who of [anna, bram]) {
      const lists = await everyView(who, now);
      expect(sorted(lists)).toEqual(sorted(await byTheRules(who, now)));
      const { late, urgent, ...counts } = await countConsults(grant(who, "consult.list"), now);
      const [marked] = await owner`select count(*)::int as count from consult
        where organization_id = ${organizationId} and urgent_at is not null
        and consult_id = any(${[...lists.unassigned, ...lists.mine, ...lists.team]}::uuid[])`;
      expect(urgent).toBe(marked?.count);
      expect(late).toBeLessThanOrEqual(counts.unassigned + counts.mine + counts.team);
      expect(counts).toEqual(Object.fromEntries(inboxViews.map((view) => [view, lists[view].length])));
    }
  }
  // The run did something, and was refused something.
  expect(known.length).toBeGreaterThan(actions / 20);
  expect(refusedCount).toBeGreaterThan(0);
  const [row] = await owner`select count(*)::int as count from consult_message m
    left join message y using (organization_id, message_id) left join consult_planned u using (organization_id, message_id)
    where organization_id = ${organizationId} and ((y.message_id is not null) <> (coalesce(m.state, 'sent') = 'sent')
      or (u.message_id is not null) <> (coalesce(m.state, 'sent') in ('scheduled', 'held')))`;
  expect(row?.count).toBe(0);
  const [happened] = await owner`select count(*) filter (where detail ->> 'wasPlanned' = 'true')::int as sent,
    count(*) filter (where event = 'consult.planned')::int as planned from audit_event where organization_id = ${organizationId}`;
  expect(Number(happened?.sent) > 0 && Number(happened?.planned) > Number(happened?.sent)).toBe(true);
}, 3_600_000);

it("a view is read page by page, without a gap or a double", async () => {
  const other = await makeOrganization();
  const nurse = await makePerson(other, ["practice-nurse"]);
  const { patientId } = await makePatient(other);
  // Many in one millisecond.
  const at = new Date("2026-11-02T09:00:00Z");
  for (let index = 0; index < consultsPageSize + 7; index += 1)
    await patientWrites(other.organizationId, { patientId, at });
  const first = await listConsults(grant(nurse, "consult.list"), { view: "unassigned" });
  expect(first.rows).toHaveLength(consultsPageSize);
  expect(first.counts.unassigned).toBe(consultsPageSize + 7);
  const second = await listConsults(grant(nurse, "consult.list"), {
    view: "unassigned",
    after: first.nextAfter ?? undefined,
  });
  expect(second.rows).toHaveLength(7);
  expect(second.nextAfter).toBeNull();
  const ids = [...first.rows, ...second.rows].map(({ consultId }) => consultId);
  expect(new Set(ids).size).toBe(ids.length);
  const lines = await auditLines(other.organizationId);
  expect(lines.filter(({ event }) => event === "patient.listed")).not.toHaveLength(0);
});

it("nobody sees the inbox of another organization, and no work is done in it", async () => {
  const other = await makeOrganization();
  const stranger = await makePerson(other, ["general-practitioner"]);
  const { patientId } = await makePatient(practice);
  const messageId = await patientWrites(practice.organizationId, { patientId });
  const [row] = await owner<
    { id: string }[]
  >`select consult_id as id from consult_message where message_id = ${messageId}`;
  const consultId = row?.id ?? "";
  expect((await listConsults(grant(stranger, "consult.list"), { view: "unassigned" })).rows).toEqual([]);
  const gone = { code: "NOT_FOUND" };
  const working = grant(stranger, "consult.work");
  await expect(closeConsult(working, timesFor(stranger), { consultId, reason: "answered" })).rejects.toMatchObject(
    gone,
  );
  await expect(practiceWrites(stranger, { consultId, patientId, sawLast: messageId })).rejects.toMatchObject(gone);
});
