import type { TransactionSql } from "postgres";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { DomainError } from "#server/errors.ts";
import type { Timeline, TimelineFacts, TimelineInput } from "./timeline-contract.ts";

/** Entries on one page. */
const pageSize = 40;
/** How many days around a period of measuring belong to it. */
const aroundDays = 7;
/** Comes after every id. */
const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

type Row = { id: string; at: string; facts: TimelineFacts };
type Bounds = { from: string; until: string };

/**
 * All that one patient shared and the practice did for him, newest first. Each part is read by its own index and bounded, so a long
 * history costs what a page costs.
 * @throws NOT_FOUND for a period of measuring that is not this patient's.
 */
export async function getTimeline(opened: OpenedPatient, input: Omit<TimelineInput, "patientId">): Promise<Timeline> {
  const { access, patientId } = opened;
  const { organizationId } = access;
  const before = input.before ?? { at: "infinity", id: lastId };
  const rows = await look(access, async (_, raw) => {
    const bounds = await boundsOf(raw, organizationId, patientId, input.protocolId);
    const within = { from: bounds.from, until: bounds.until, before: before.at };
    const all = timelineParts(raw, organizationId, patientId).map(
      (part) => raw`(select * from (${part}) part (id, at, facts)
        where at >= ${within.from}::timestamptz and at < ${within.until}::timestamptz and at <= ${within.before}::timestamptz
        order by at desc, id desc limit ${pageSize + 1}) union all `,
    );
    return raw<Row[]>`select id, at, facts from (
        ${all} (select null::uuid, null::timestamptz, null::jsonb where false)) e (id, at, facts)
      where (at, id) < (${before.at}::timestamptz, ${before.id}::uuid)
      order by at desc, id desc limit ${pageSize + 1}`;
  });
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return {
    entries: shown.map(({ id, at, facts }) => ({ id, at: new Date(at), ...facts })),
    nextBefore: last ? { at: new Date(last.at).toISOString(), id: last.id } : null,
  };
}

async function boundsOf(
  raw: TransactionSql,
  organizationId: string,
  patientId: string,
  protocolId: string | undefined,
): Promise<Bounds> {
  if (!protocolId) return { from: "-infinity", until: "infinity" };
  const [row] = await raw<Bounds[]>`
    select ((starts_on - ${aroundDays}::int)::timestamp at time zone 'Europe/Amsterdam')::text as from,
      ((ends_on + ${aroundDays + 1}::int)::timestamp at time zone 'Europe/Amsterdam')::text as until
    from measurement_protocol
    where organization_id = ${organizationId} and patient_id = ${patientId} and protocol_id = ${protocolId}`;
  if (!row) throw new DomainError("NOT_FOUND", "general.not-found");
  return row;
}

/** One query for each kind of entry: id, moment and facts (`TimelineFacts`). */
function timelineParts(raw: TransactionSql, organizationId: string, patientId: string) {
  const own = (table: string) =>
    raw`${raw(table)}.organization_id = ${organizationId} and ${raw(table)}.patient_id = ${patientId}`;
  const reviewed = (id: string) => raw`exists (select from review_item i
    where i.organization_id = ${organizationId} and i.item_id = ${raw(id)} and i.review_id is not null)`;
  return [
    raw`select d.delivery_id as id, d.received_at as at, jsonb_build_object('kind', 'measurements', 'gatewayName', g.name,
        'pgoName', d.pgo_name, 'newCount', d.new_count, 'isReviewed', ${reviewed("d.delivery_id")}) as facts
      from delivery d left join gateway_trust g on g.organization_id = d.organization_id and g.trust_id = d.trust_id
      where ${own("d")} and d.kind = 'measurements' and d.new_count > 0`,
    raw`select r.response_id, r.received_at, jsonb_build_object('kind', 'response', 'title', q.title, 'score', r.score,
        'attention', r.attention, 'isReviewed', ${reviewed("r.response_id")})
      from questionnaire_response r
      join questionnaire q on q.organization_id = r.organization_id and q.questionnaire_id = r.questionnaire_id
      where ${own("r")}`,
    raw`select t.task_id, t.sent_at, jsonb_build_object('kind', 'questionnaire-sent', 'title', q.title, 'byName', p.name,
        'state', t.state)
      from questionnaire_task t
      join questionnaire q on q.organization_id = t.organization_id and q.questionnaire_id = t.questionnaire_id
      left join person p on p.person_id = t.sent_by where ${own("t")}`,
    raw`select m.measurement_id, m.effective_at, jsonb_build_object('kind', 'recorded', 'measurementKind', m.kind,
        'value', m.value, 'second', m.second)
      from measurement m where ${own("m")} and m.origin = 'practice'`,
    raw`select l.protocol_id, l.started_at, jsonb_build_object('kind', 'protocol', 'protocolKind', l.kind,
        'startsOn', l.starts_on, 'endsOn', l.ends_on, 'byName', p.name)
      from measurement_protocol l left join person p on p.person_id = l.started_by where ${own("l")}`,
    raw`select v.review_id, v.reviewed_at, jsonb_build_object('kind', 'review', 'conclusion', v.conclusion, 'note', v.note,
        'itemCount', v.item_count, 'byName', p.name, 'isTakenOver', v.taken_over_at is not null,
        'isUndone', v.undone_at is not null)
      from review v left join person p on p.person_id = v.reviewed_by where ${own("v")}`,
    raw`select y.reply_id, y.sent_at, jsonb_build_object('kind', 'reply', 'body', y.body, 'byName', p.name,
        'isFetched', y.fetched_at is not null, 'isWithdrawn', y.withdrawn_at is not null)
      from reply y left join person p on p.person_id = y.written_by where ${own("y")}`,
    raw`select k.task_id, k.added_at, jsonb_build_object('kind', 'task', 'text', k.text, 'byName', p.name,
        'ownerName', o.name, 'dueOn', k.due_on, 'isDone', k.done_at is not null)
      from review_task k left join person p on p.person_id = k.added_by left join person o on o.person_id = k.owner_id
      where ${own("k")} and k.withdrawn_at is null`,
  ];
}
