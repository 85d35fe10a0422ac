import { afterAll, beforeEach, expect, it } from "vitest";
import { usualWeek } from "#db/terms/opening-hours.ts";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { changeTimes } from "#server/api/change-times.ts";
import { openTimesOf } from "#server/api/consult-follow-up.ts";
import { clockIn, standingClock } from "#server/consults/conversation/clock-rules.ts";
import { factsOf } from "#server/consults/conversation/inbox-rules.ts";
import { readInbox } from "#server/consults/conversation/scope.ts";
import { moveAllDeadlines } from "#server/consults/deadlines/move-deadlines.ts";
import { addClosing } from "#server/opening-hours/add-closing.ts";
import { decideHolidays } from "#server/opening-hours/decide-holidays.ts";
import { removeClosing } from "#server/opening-hours/remove-closing.ts";
import { setOpeningHours } from "#server/opening-hours/set-opening-hours.ts";
import { patientWrites, practiceWrites } from "#tests/support/consults.ts";
import { makePatient } from "#tests/support/patients.ts";
import { plansOf } from "#tests/support/plans.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

const now = new Date("2027-04-22T10:00:00+02:00");
let practice: TestOrganization;
let manager: PersonActor;
let patientId: string;
beforeEach(async () => {
  practice = await makeOrganization();
  [manager, { patientId }] = await Promise.all([makePerson(practice, ["practice-manager"]), makePatient(practice)]);
});
afterAll(() => owner.end());

const changing = () => grant(manager, "opening-hours.change");
const moving = () => grant(systemActor("worker", practice.organizationId), "consult.move-deadlines");
const move = () => moveAllDeadlines(moving(), openTimesOf(moving(), now));
const asks = (at: Date, kind?: "correction-request") =>
  patientWrites(practice.organizationId, { patientId, at, ...(kind ? { kind } : {}) });
const dueOf = async (messageId: string) =>
  (
    await owner<{ due_at: Date | null }[]>`
      select due_at from consult join consult_message using (organization_id, consult_id) where message_id = ${messageId}`
  )[0]?.due_at;
const movedLines = async () =>
  (await auditLines(practice.organizationId)).filter(({ event }) => event === "consult.deadlines-moved");
const openOn = (day: string) => changeTimes(changing(), decideHolidays, { days: [day], isOpen: true }, now);
const close = (startsOn: string, endsOn = startsOn) =>
  changeTimes(changing(), addClosing, { startsOn, endsOn, description: "Nascholing" }, now);
/** As it was before a receipt said until when: nothing was promised. */
const forgetPromises = () =>
  owner`update consult_message set promised_at = null where organization_id = ${practice.organizationId}`;

it("a holiday on which the practice opens brings deadlines forward, with one line that says how many", async () => {
  // Friday; Koningsdag is the Tuesday after it.
  const [one, other] = [await asks(new Date("2027-04-23T16:30:00+02:00")), await asks(now)];
  expect(await dueOf(one)).toEqual(new Date("2027-04-28T17:00:00+02:00"));
  const before = await dueOf(other);
  await openOn("2027-04-27");
  expect(await dueOf(one)).toEqual(new Date("2027-04-27T17:00:00+02:00"));
  expect(await dueOf(other)).toEqual(before);
  expect(await movedLines()).toMatchObject([{ detail: { count: 1 } }]);
  await move();
  expect(await movedLines()).toHaveLength(1);
});

it("a closing makes nothing later that a patient was told, and what nobody was told moves with it", async () => {
  const asked = await asks(now);
  const due = await dueOf(asked);
  await close("2027-04-26");
  expect([due, await dueOf(asked), await movedLines()]).toEqual([due, due, []]);
  await forgetPromises();
  await move();
  expect(Number(await dueOf(asked))).toBeGreaterThan(Number(due));
});

it("a request to correct the record keeps its calendar term", async () => {
  const asked = await asks(now, "correction-request");
  const due = await dueOf(asked);
  await close("2027-04-26", "2027-05-28");
  await move();
  expect(await dueOf(asked)).toEqual(due);
});

it("the worker is asked to look again in the transaction of the change, once for each practice", async () => {
  await close("2027-05-10");
  await close("2027-05-11");
  const jobs = await owner`select start_after > now() + interval '10 seconds' as waits from queue.job
    where name = 'consults.move-deadlines' and data->>'organizationId' = ${practice.organizationId}`;
  expect(jobs).toMatchObject([{ waits: true }]);
});

const seed = Number(process.env.BALIE_TEST_SEED) || Math.floor(Math.random() * 2 ** 31);
it(`after random changes the stored deadline of each consult is what the rules say (BALIE_TEST_SEED=${seed})`, async () => {
  let state = seed;
  const below = (count: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const doctor = await makePerson(practice, ["general-practitioner"]);
  const closings: string[] = [];
  let compared = 0;
  for (let done = 0; done < 40; done += 1) {
    const day = `2027-04-${String(22 + below(8)).padStart(2, "0")}`;
    const kind = below(6);
    if (kind < 2) {
      const asked = await asks(
        new Date(now.getTime() - below(7 * 1440) * 60_000),
        below(5) === 0 ? "correction-request" : undefined,
      );
      const [row] = await owner<
        { id: string }[]
      >`select consult_id as id from consult_message where message_id = ${asked}`;
      const back = { consultId: row?.id ?? "", patientId, sawLast: asked, effect: "asks-back" } as const;
      if (below(4) === 0) await practiceWrites(doctor, back, now);
      if (below(3) === 0) await forgetPromises();
    } else if (kind === 2) closings.push((await close(day)).closingId);
    else if (kind === 3) {
      const closingId = closings.pop();
      if (closingId) await changeTimes(changing(), removeClosing, { closingId }, now);
    } else if (kind === 4)
      await changeTimes(changing(), decideHolidays, { days: ["2027-04-27"], isOpen: below(2) === 0 }, now);
    else {
      const week = usualWeek.map(({ blocks }) => ({
        blocks: blocks.length > 0 && below(4) > 0 ? [{ from: "08:00", until: `${12 + below(6)}:00` }] : [],
      }));
      const calls = { phone: "", coverName: "", coverPhone: "" };
      await changeTimes(changing(), setOpeningHours, { week, ...calls }, now);
    }
    if (kind < 2) await move();
    compared += await expectByTheRules();
  }
  expect(compared).toBeGreaterThan(0);
}, 120_000);

async function expectByTheRules(): Promise<number> {
  const { organizationId } = practice;
  const rows = await owner<{ id: string; halfAt: Date | null; nearAt: Date | null; dueAt: Date | null }[]>`
    select consult_id as id, half_at as "halfAt", near_at as "nearAt", due_at as "dueAt" from consult
    where organization_id = ${organizationId}`;
  return look(moving(), async (tx) => {
    const inbox = await readInbox(
      tx,
      moving(),
      rows.map(({ id }) => id),
    );
    const times = await openTimesOf(moving(), now)(tx);
    for (const { id, ...stored } of rows) {
      const one = inbox.consults.get(id);
      if (!one) throw new Error("a consult of this practice");
      expect(stored).toEqual(standingClock(clockIn(factsOf(inbox, one), times)));
    }
    return rows.length;
  });
}

it("of many consults those that wait are found by their own index", async () => {
  await owner`insert into consult (organization_id, consult_id, patient_id, kind, opened_at, is_stray, turn, sort_at, due_at)
    select ${practice.organizationId}, md5(${practice.organizationId} || n)::uuid, ${patientId}, 'e-consult', now(), false,
      'nobody', now(), case when n % 200 = 0 then now() end from generate_series(1, 20000) n`;
  await owner`vacuum analyze consult`;
  const plans = await plansOf(moving(), /from "consult" where .*due_at" is not null/, move);
  expect(plans[0]).toContain("consult_clock");
  expect(plans.length).toBe(1);
}, 60_000);
