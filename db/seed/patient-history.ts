import { createHash } from "node:crypto";
import postgres, { type TransactionSql } from "postgres";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { daysLater } from "#server/calendar/moments.ts";
import { demoPeople } from "./demo-people.ts";
import type { PatientStory } from "./patient-story.ts";

type Loaded = { story: PatientStory; organizationId: string; patientId: string };

/** Who treats, and what the practice did with what its patients shared: targets, protocols, reviews and messages, each dated in the past. */
export async function seedPatientHistory(ownerUrl: string, loaded: readonly Loaded[], now: Date): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    for (const one of loaded) {
      await client.begin(async (sql) => {
        // Row-level security binds an owner too, unless it is a superuser.
        await sql`select set_config('app.organization_id', ${one.organizationId}, true)`;
        await addTreaters(sql, one, now);
        await addTargets(sql, one, now);
        await addProtocols(sql, one, now);
        await addAlarm(sql, one, now);
        await addTask(sql, one, now);
        await dateTasks(sql, one, now);
        await addReview(sql, one, now);
      });
    }
  } finally {
    await client.end();
  }
}

/** A file of the record system named them. Every record stays open to the team. */
async function addTreaters(
  sql: TransactionSql,
  { story, organizationId, patientId }: Loaded,
  now: Date,
): Promise<void> {
  for (const [part, alias] of Object.entries(story.treaters ?? {})) {
    await sql`insert into patient_treater ${sql({
      organization_id: organizationId,
      patient_id: patientId,
      part,
      person_id: personOf(alias),
      named_by: null,
      named_at: before(now, 200),
    })}`;
  }
}

async function addTargets(sql: TransactionSql, { story, organizationId, patientId }: Loaded, now: Date): Promise<void> {
  for (const target of story.targets ?? []) {
    await sql`insert into measurement_rule ${sql({
      organization_id: organizationId,
      rule_id: idOf(patientId, target.rule),
      patient_id: patientId,
      rule: target.rule,
      values: sql.json(target.values),
      reason: target.reason,
      set_by: personOf(target.by),
      set_at: before(now, target.daysAgo),
    })}`;
  }
}

async function addProtocols(
  sql: TransactionSql,
  { story, organizationId, patientId }: Loaded,
  now: Date,
): Promise<void> {
  for (const protocol of story.protocols ?? []) {
    const isPressure = protocol.kind === "home-blood-pressure";
    // A protocol that has yet to start was agreed today.
    const startedAt = before(now, Math.max(0, protocol.startsDaysAgo + 1));
    await sql`insert into measurement_protocol ${sql({
      organization_id: organizationId,
      protocol_id: idOf(patientId, protocol.kind),
      patient_id: patientId,
      kind: protocol.kind,
      starts_on: dayBefore(now, protocol.startsDaysAgo),
      ends_on: dayBefore(now, protocol.startsDaysAgo - protocol.days + 1),
      morning_count: isPressure ? 2 : 1,
      evening_count: isPressure ? 2 : 0,
      practice_systolic: protocol.practice?.systolic ?? null,
      practice_diastolic: protocol.practice?.diastolic ?? null,
      started_by: personOf(protocol.by),
      started_at: startedAt,
    })}`;
  }
}

async function addAlarm(sql: TransactionSql, { story, organizationId, patientId }: Loaded, now: Date): Promise<void> {
  if (!story.alarm) return;
  const { kind, condition, receivers, by, daysAgo, reason } = story.alarm;
  await sql`insert into measurement_alarm_rule ${sql({
    organization_id: organizationId,
    alarm_rule_id: idOf(patientId, "alarm"),
    patient_id: patientId,
    kind,
    condition: sql.json(condition),
    receiver_ids: receivers.map(personOf),
    then_team: true,
    escalate_after_minutes: 60,
    active_from: "07:00",
    active_until: "22:00",
    reason,
    agreed_by: personOf(by),
    agreed_at: before(now, daysAgo),
  })}`;
}

async function addTask(sql: TransactionSql, { story, organizationId, patientId }: Loaded, now: Date): Promise<void> {
  if (!story.task) return;
  const { kind = "general", text, owner, by, daysAgo, dueInDays } = story.task;
  await sql`insert into task ${sql({
    organization_id: organizationId,
    task_id: idOf(patientId, "task"),
    patient_id: patientId,
    kind,
    owner_id: owner === null ? null : personOf(owner),
    text,
    due_on: dayBefore(now, -dueInDays),
    added_by: personOf(by),
    added_at: before(now, daysAgo),
  })}`;
}

/** Questionnaires were sent three days before they were answered; open ones `daysAgo` days ago. */
async function dateTasks(sql: TransactionSql, { story, organizationId, patientId }: Loaded, now: Date): Promise<void> {
  await sql`
    update questionnaire_task t set sent_at = r.authored_at - interval '3 days', changed_at = r.authored_at,
      opened_at = r.authored_at - interval '1 hour', expires_at = r.authored_at + interval '11 days'
    from questionnaire_response r
    where t.organization_id = ${organizationId} and t.patient_id = ${patientId} and r.organization_id = t.organization_id
      and r.response_id = t.response_id`;
  for (const { daysAgo } of (story.questionnaires ?? []).filter((one) => one.answers === null)) {
    const sentAt = before(now, daysAgo);
    await sql`
      update questionnaire_task set sent_at = ${sentAt}, changed_at = ${sentAt}, expires_at = ${before(now, daysAgo - 14)}
      where organization_id = ${organizationId} and patient_id = ${patientId} and response_id is null`;
  }
}

/** Everything received by then was reviewed at once. */
async function addReview(sql: TransactionSql, { story, organizationId, patientId }: Loaded, now: Date): Promise<void> {
  const { reviewed } = story;
  if (!reviewed) return;
  const reviewId = idOf(patientId, "review");
  const reviewedAt = before(now, reviewed.daysAgo);
  const covered = await sql`
    update review_item set review_id = ${reviewId}
    where organization_id = ${organizationId} and patient_id = ${patientId} and arrived_at < ${reviewedAt} returning item_id`;
  if (covered.length === 0) return;
  const reviewedBy = personOf(reviewed.by);
  await sql`insert into review ${sql({
    organization_id: organizationId,
    review_id: reviewId,
    patient_id: patientId,
    conclusion: reviewed.conclusion,
    adjusts: reviewed.adjusts ?? null,
    note: reviewed.note ?? null,
    item_count: covered.length,
    reviewed_by: reviewedBy,
    reviewed_at: reviewedAt,
  })}`;
  if (reviewed.message) {
    await sql`insert into message ${sql({
      organization_id: organizationId,
      message_id: idOf(patientId, "message"),
      patient_id: patientId,
      origin: "review",
      origin_id: reviewId,
      body: reviewed.message,
      written_by: reviewedBy,
      sent_at: reviewedAt,
      fetched_at: new Date(reviewedAt.getTime() + 5 * 3_600_000),
    })}`;
  }
  const [open] = await sql<{ since: Date | null }[]>`
    select min(arrived_at) as since from review_item
    where organization_id = ${organizationId} and patient_id = ${patientId} and review_id is null`;
  if (open?.since) {
    await sql`update review_waiting set waiting_since = ${open.since} where organization_id = ${organizationId} and patient_id = ${patientId}`;
  } else {
    await sql`delete from review_waiting where organization_id = ${organizationId} and patient_id = ${patientId}`;
  }
}

function personOf(alias: string): string {
  const found = demoPeople.find((person) => person.email.startsWith(`${alias}@`));
  if (!found) throw new Error(`Nobody in the demo is called ${alias}`);
  return found.personId;
}

/** A stable id for a part of a patient's history. */
function idOf(patientId: string, part: string): string {
  const hash = createHash("sha256").update(`${patientId} ${part}`).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function before(now: Date, days: number): Date {
  return daysLater(now, -days);
}

function dayBefore(now: Date, days: number): string {
  return addDays(dutchDay(now), -days);
}
