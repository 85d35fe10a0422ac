import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { listHandledAlarms } from "#server/measurements/agreements/list-handled-alarms.ts";
import { listMyAlarms } from "#server/measurements/agreements/list-my-alarms.ts";
import { listReminders } from "#server/measurements/assessment/list-reminders.ts";
import { makePatient } from "#tests/support/patients.ts";
import { plansOf } from "#tests/support/plans.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const today = "2026-12-04";
const now = new Date(`${today}T09:00:00Z`);
let doctor: PersonActor;

/** Forty thousand alarms of 200 people, half of them handled in the years before, and twenty thousand protocols. */
beforeAll(async () => {
  const practice = await makeOrganization();
  const { organizationId } = practice;
  doctor = await makePerson(practice, ["general-practitioner"]);
  const { patientId } = await makePatient(practice);
  await owner`insert into measurement_alarm_rule (organization_id, alarm_rule_id, patient_id, kind, condition, receiver_ids, then_team,
      escalate_after_minutes, active_from, active_until, reason, agreed_by, agreed_at)
    select ${organizationId}::uuid, md5('rule ' || n)::uuid, ${patientId}::uuid, 'body-weight', '{"above": 85}',
      array[${doctor.personId}::uuid], true, 60, '08:00', '18:00', 'hartfalen', ${doctor.personId}::uuid, now()
    from generate_series(0, 1999) n`;
  await owner`insert into measurement_alarm (organization_id, alarm_id, alarm_rule_id, patient_id, measurement_id, held_by, position,
      held_since, raised_at, due_at, acknowledged_by, acknowledged_at, outcome)
    select ${organizationId}::uuid, gen_random_uuid(), md5('rule ' || n % 2000)::uuid, ${patientId}::uuid, gen_random_uuid(),
      case when n % 200 = 0 then ${doctor.personId}::uuid when n % 200 = 1 then null else md5((n % 200)::text)::uuid end, 0,
      at, at, at, case when n > 20000 then ${doctor.personId}::uuid end, case when n > 20000 then at end,
      case when n > 20000 then 'called' end
    from generate_series(1, 40000) n, lateral (select ${now.toISOString()}::timestamptz - n * interval '30 minutes' as at) t`;
  await owner`insert into measurement_protocol (organization_id, protocol_id, patient_id, kind, starts_on, ends_on, morning_count,
      evening_count, started_by, started_at)
    select ${organizationId}::uuid, gen_random_uuid(), ${patientId}::uuid, 'home-blood-pressure', day, day + 6, 2, 2,
      ${doctor.personId}::uuid, day
    from generate_series(1, 20000) n, lateral (select ${today}::date - n / 10 as day) t`;
  await owner`insert into message (organization_id, message_id, patient_id, body, written_by, sent_at)
    select ${organizationId}::uuid, gen_random_uuid(), md5((n % 2000)::text)::uuid, 'Dag', ${doctor.personId}::uuid, now()
    from generate_series(1, 20000) n`;
  await owner`analyze measurement_alarm, measurement_alarm_rule, measurement_protocol, message`;
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

const handler = () => grant(doctor, "measurement.acknowledge-alarm");

it("Today reads the open alarms of each holder by the index of holders, however many there are", async () => {
  const [plan = ""] = await plansOf(handler(), /measurement_alarm/, () => listMyAlarms(handler(), now));
  expect(plan).toContain("measurement_alarm_holder");
  expect(plan).not.toMatch(/(Seq|Bitmap Heap) Scan on measurement_alarm/);
  expect(plan.match(/using measurement_alarm_holder/g)).toHaveLength(4);
});

it("Today finds the team's and those of people who have left among many, oldest first", async () => {
  const alarms = await listMyAlarms(handler(), now);
  expect(alarms).toHaveLength(50);
  const times = alarms.map(({ dueAt }) => dueAt.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  const holders = new Set(alarms.map(({ heldByName }) => heldByName));
  expect(holders).toEqual(new Set([null, doctor.name]));
});

it("Today reads what was handled in the last day, and not the years before", async () => {
  const [plan = ""] = await plansOf(handler(), /measurement_alarm/, () => listHandledAlarms(handler(), now));
  expect(plan).toContain("measurement_alarm_handled");
  expect(plan).not.toMatch(/(Seq|Bitmap Heap) Scan on measurement_alarm/);
});

it("reminders are read from the protocols that still run, by a page", async () => {
  const access = grant(systemActor("tests", doctor.organizationId), "measurement.assess");
  const [plan = ""] = await plansOf(access, /measurement_protocol/, () => listReminders(access, now));
  expect(plan).toMatch(/measurement_protocol_running/);
  expect(plan).not.toMatch(/(Seq|Bitmap Heap) Scan on (measurement_protocol|message)/);
  expect(plan).not.toContain("Sort");
});
