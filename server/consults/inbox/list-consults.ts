import type { TransactionSql } from "postgres";
import type { ApprovalState, CloseReason, ConsultKind, CorrectionDecision } from "#db/terms/consults.ts";
import { type MessageAuthor, messageLengthMax } from "#db/terms/messages.ts";
import { listedPatient } from "#db/terms/patient-names.ts";
import type { Gender, RepresentativeRelation } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesake } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import { recordReading } from "#server/access/record-reading.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { standingOf } from "#server/consults/approval/standing-rules.ts";
import { excerptOf } from "#server/consults/conversation/excerpt-rules.ts";
import { isPutAside } from "#server/consults/conversation/turn-rules.ts";
import { warningOf } from "#server/consults/promise/rules.ts";
import {
  type ConsultCursor,
  type ConsultList,
  consultsPageSize,
  type ListConsultsInput,
  type ListedConsult,
} from "./contract.ts";
import { countsOf } from "./count-consults.ts";
import { filterView } from "./filter-view.ts";
import { viewerOf } from "./scope.ts";

type Row = {
  consultId: string;
  kind: ConsultKind;
  decision: CorrectionDecision | null;
  assigneeId: string | null;
  assigneeName: string | null;
  isStray: boolean;
  urgentReason: string | null;
  waitingSince: string | null;
  openedAt: string;
  halfAt: string | null;
  nearAt: string | null;
  dueAt: string | null;
  snoozedUntil: string | null;
  closedAt: string | null;
  closeReason: CloseReason | "taken-back" | null;
  place: string;
  lastAt: string | null;
  lastAuthor: MessageAuthor | "planned" | null;
  sendAt: string | null;
  isHeld: boolean;
  isChangedSinceHis: boolean;
  snoozedAt: string | null;
  excerpt: string | null;
  lastSaidId: string | null;
  approvalId: string | null;
  approvalState: ApprovalState | null;
  approvalBody: string;
  writtenTo: string | null;
  sawLast: string | null;
  askedAt: string | null;
  askedByName: string | null;
  askedOfName: string | null;
  byName: string | null;
  byRelation: RepresentativeRelation | null;
  patientId: string;
  familyName: string;
  namePrefix: string | null;
  givenName: string | null;
  initials: string | null;
  gender: Gender;
  birthDate: string;
  recordNumber: string | null;
  hasNamesake: boolean;
};

const excerptLengthMax = 200;
/** Read along, so that the last character is there whole before it is cut off. */
const excerptMargin = 32;

/**
 * One view of the inbox: what is urgent comes first, then what is due first, of closed ones the last closed, and of what the HIS lacks the first closed. Counts and page come from one transaction.
 * Showing names is logged.
 */
export async function listConsults(
  access: Access<"consult.list">,
  { view, after }: ListConsultsInput,
  now = new Date(),
): Promise<ConsultList> {
  const { rows, counts } = await look(access, async (_, raw) => ({
    counts: await countsOf(raw, access, now),
    rows: await pageOf(raw, access, { view, after, now }),
  }));
  const shown = rows.slice(0, consultsPageSize);
  const patientIds = [...new Set(shown.map(({ patientId }) => patientId))];
  if (shown.length > 0) await recordReading(access, { event: "patient.listed", screen: "consults", patientIds });
  const last = rows.length > consultsPageSize ? shown.at(-1) : undefined;
  const nextAfter = last ? cursorAt(last) : null;
  return { rows: shown.map((row) => listed(row, now)), counts, nextAfter };
}

function cursorAt({ urgentReason, place, consultId }: Row): ConsultCursor {
  return { isUrgent: urgentReason !== null, at: new Date(place).toISOString(), consultId };
}

type Page = { view: ListConsultsInput["view"]; after: ConsultCursor | undefined; now: Date };

/** The page is cut off before names and words are joined, so its cost does not grow with the view. */
function pageOf(raw: TransactionSql, access: Access<"consult.list">, { view, after, now }: Page): Promise<Row[]> {
  const { organizationId } = access;
  const viewer = viewerOf(access, now);
  const place = view === "closed" || view === "to-take-over" ? raw`c.closed_at` : raw`c.sort_at`;
  const order = orderOf(raw, view);
  const bodyLength = view === "to-approve" ? messageLengthMax : 0;
  const behind = after ? raw`and ${isBehind(raw, after, view)}` : raw``;
  return raw<Row[]>`
    select c.consult_id as "consultId", c.kind, c.decision, c.assignee_id as "assigneeId", a.name as "assigneeName",
      c.is_stray as "isStray", c.urgent_reason as "urgentReason", c.opened_at as "openedAt", c.waiting_since as "waitingSince", c.half_at as "halfAt",
      c.near_at as "nearAt", c.due_at as "dueAt", c.snoozed_until as "snoozedUntil",
      c.closed_at as "closedAt", c.close_reason as "closeReason", ${place} as place, c.send_at as "sendAt",
      c.is_held as "isHeld", (c.taken_over_at is not null and c.is_to_take_over) as "isChangedSinceHis", c.snoozed_at as "snoozedAt",
      coalesce(y.sent_at, u.planned_at) as "lastAt", case when u.message_id is null then y.author else 'planned' end as "lastAuthor",
      left(coalesce(y.body, u.body), ${excerptLengthMax + excerptMargin}) as excerpt,
      c.last_said_id as "lastSaidId", x.approval_id as "approvalId", x.state as "approvalState", x.written_to as "writtenTo",
      x.saw_last as "sawLast", x.asked_at as "askedAt", xb.name as "askedByName", xo.name as "askedOfName",
      left(x.body, ${bodyLength}) as "approvalBody", s.representative_name as "byName",
      s.representative_relation as "byRelation", p.patient_id as "patientId",
      p.family_name as "familyName", p.name_prefix as "namePrefix", p.given_name as "givenName", p.initials, p.gender,
      p.birth_date::text as "birthDate", p.record_number as "recordNumber", ${hasNamesake(raw)} as "hasNamesake"
    from (select * from consult c where c.organization_id = ${organizationId} and ${filterView(raw, view, viewer)} ${behind}
      order by ${order} limit ${consultsPageSize + 1}) c
    join patient p on p.organization_id = ${organizationId} and p.patient_id = c.patient_id
    left join message y on y.organization_id = ${organizationId} and y.message_id = c.last_said_id
    left join message_source s on s.organization_id = ${organizationId} and s.message_id = c.last_said_id
    left join consult_planned u on u.organization_id = ${organizationId} and u.message_id = c.last_said_id
    left join person a on a.person_id = c.assignee_id
    left join consult_approval x on x.organization_id = ${organizationId} and x.consult_id = c.consult_id and x.message_id is null
    left join person xb on xb.person_id = x.asked_by
    left join person xo on xo.person_id = x.asked_of
    order by ${order}`;
}

function orderOf(raw: TransactionSql, view: Page["view"]) {
  if (view === "closed") return raw`c.closed_at desc, c.consult_id desc`;
  return view === "to-take-over" ? raw`c.closed_at, c.consult_id` : raw`(c.urgent_at is null), c.sort_at, c.consult_id`;
}

function isBehind(raw: TransactionSql, { isUrgent, at, consultId }: ConsultCursor, view: Page["view"]) {
  const closedAt = raw`(${at}::timestamptz, ${consultId}::uuid)`;
  if (view === "closed") return raw`(c.closed_at, c.consult_id) < ${closedAt}`;
  if (view === "to-take-over") return raw`(c.closed_at, c.consult_id) > ${closedAt}`;
  return raw`((c.urgent_at is null), c.sort_at, c.consult_id) > (${!isUrgent}::boolean, ${at}::timestamptz, ${consultId}::uuid)`;
}

function listed(row: Row, now: Date): ListedConsult {
  const { consultId, kind, decision, isStray, isHeld, urgentReason, assigneeId, snoozedUntil, closedAt, closeReason } =
    row;
  const { isChangedSinceHis } = row;
  const [halfAt, nearAt, dueAt] = [row.halfAt, row.nearAt, row.dueAt].map(momentOf);
  const since = momentOf(row.snoozedAt);
  // A term may run while nobody waits for an answer.
  const clock = halfAt && nearAt && dueAt ? { halfAt, nearAt, dueAt } : null;
  const last = {
    at: new Date(row.lastAt ?? row.openedAt),
    author: row.lastAuthor ?? "practice",
    excerpt: excerptOf(row.excerpt ?? "", excerptLengthMax),
    by: row.byName === null || row.byRelation === null ? null : { name: row.byName, relation: row.byRelation },
  };
  return {
    ...{ consultId, kind, decision, isStray, isHeld, isChangedSinceHis, urgentReason, last },
    ...{ waitingSince: momentOf(row.waitingSince), sendAt: momentOf(row.sendAt) },
    approval: approvalOf(row),
    patient: { ...listedPatient({ ...row, leftAt: null }, dutchDay(now)), hasNamesake: row.hasNamesake },
    assignee: assigneeId === null ? null : { personId: assigneeId, name: row.assigneeName ?? "" },
    dueAt: clock?.dueAt ?? null,
    warning: clock ? warningOf(clock, now) : "none",
    isPutAside: isPutAside(
      { snooze: since && { since, until: momentOf(snoozedUntil) } },
      { now, dueAt: dueAt ?? null },
    ),
    wakesAt: momentOf(snoozedUntil),
    closed: closedAt === null || closeReason === null ? null : { at: new Date(closedAt), reason: closeReason },
  };
}

function momentOf(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}

function approvalOf(row: Row): ListedConsult["approval"] {
  const { approvalId, approvalState: state, approvalBody, writtenTo, sawLast, askedAt, askedByName, askedOfName } = row;
  if (approvalId === null || state === null || writtenTo === null || askedAt === null) return null;
  const { lastSaidId, patientId, closedAt } = row;
  const standing = standingOf({ state, sawLast, writtenTo }, { lastSaidId, patientId, isClosed: closedAt !== null });
  const body = approvalBody === "" ? null : approvalBody;
  return { approvalId, standing, askedByName, askedOfName, askedAt: new Date(askedAt), body };
}
