import type { PatientScope } from "#server/access/patient-scope.ts";

/**
 * One query per kind of timeline entry of one patient: id, time and facts (`TimelineFacts`). Each uses an index that
 * begins with the patient.
 */
export function timelineParts({ raw, organizationId, patientId }: PatientScope) {
  const own = (table: string) =>
    raw`${raw(table)}.organization_id = ${organizationId} and ${raw(table)}.patient_id = ${patientId}`;
  const reviewed = (id: string) => raw`exists (select from review_item i
    where i.organization_id = ${organizationId} and i.item_id = ${raw(id)} and i.review_id is not null)`;
  const value = raw`jsonb_build_object('value', m.value, 'diastolic', m.diastolic, 'sign', m.sign, 'diastolicSign', m.diastolic_sign)`;
  const kind = raw`jsonb_build_object('measurementKind', m.kind)`;
  const rule = raw`jsonb_build_object('rule', u.rule, 'values', u.values, 'reason', u.reason, 'byName', p.name)`;
  const alarmRule = raw`jsonb_build_object('measurementKind', a.kind, 'condition', a.condition, 'reason', a.reason,
    'receiverName', r.name, 'byName', p.name)`;
  const agreedAlarms = raw`from measurement_alarm_rule a left join person r on r.person_id = a.receiver_ids[1]
    left join person p on p.person_id = a.agreed_by where ${own("a")}`;
  const asideValues = raw`from measurement_set_aside s
    join measurement m on m.organization_id = s.organization_id and m.measurement_id = s.measurement_id`;
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
    raw`select m.measurement_id, m.effective_at, jsonb_build_object('kind', 'recorded') || ${kind} || ${value}
      from measurement m where ${own("m")} and m.origin = 'practice'`,
    raw`select l.protocol_id, l.started_at, jsonb_build_object('kind', 'protocol', 'protocolKind', l.kind,
        'startsOn', l.starts_on, 'endsOn', l.ends_on, 'byName', p.name)
      from measurement_protocol l left join person p on p.person_id = l.started_by where ${own("l")}`,
    raw`select l.protocol_id, l.ended_at, jsonb_build_object('kind', 'protocol-ended', 'startsOn', l.starts_on,
        'endsOn', l.ends_on, 'reason', l.end_reason)
      from measurement_protocol l where ${own("l")} and l.ended_at is not null`,
    raw`select v.review_id, v.reviewed_at, jsonb_build_object('kind', 'review', 'conclusion', v.conclusion, 'note', v.note,
        'itemCount', v.item_count, 'byName', p.name, 'isTakenOver', v.taken_over_at is not null,
        'isUndone', v.undone_at is not null)
      from review v left join person p on p.person_id = v.reviewed_by where ${own("v")}`,
    raw`select b.hand_over_id, b.handed_at, jsonb_build_object('kind', 'hand-over', 'toName', r.name, 'reason', b.reason,
        'byName', p.name, 'isTakenBack', b.taken_back_at is not null)
      from review_hand_over b left join person r on r.person_id = b.to_id left join person p on p.person_id = b.handed_by
      where ${own("b")}`,
    raw`select y.message_id, y.sent_at, jsonb_build_object('kind', 'message', 'body', y.body, 'byName', p.name,
        'state', case when y.withdrawn_at is not null then 'withdrawn' when y.fetched_at is not null then 'fetched' else 'sent' end)
      from message y left join person p on p.person_id = y.written_by where ${own("y")} and y.author = 'practice'`,
    raw`select k.task_id, k.added_at, jsonb_build_object('kind', 'task', 'text', k.text, 'byName', p.name,
        'ownerName', o.name, 'dueOn', k.due_on, 'isDone', k.done_at is not null)
      from task k left join person p on p.person_id = k.added_by left join person o on o.person_id = k.owner_id
      where ${own("k")} and k.withdrawn_at is null`,
    raw`select u.rule_id, u.set_at, jsonb_build_object('kind', 'rule-set') || ${rule}
      from measurement_rule u left join person p on p.person_id = u.set_by where ${own("u")}`,
    // A replaced rule ended when its successor was set; the successor's entry covers it.
    raw`select u.rule_id, u.ended_at, jsonb_build_object('kind', 'rule-ended') || ${rule} || '{"byName": null}'
      from measurement_rule u left join person p on p.person_id = u.set_by
      where ${own("u")} and u.ended_at is not null and not exists (select from measurement_rule n
        where ${own("n")} and n.rule = u.rule and n.set_at = u.ended_at)`,
    raw`select a.alarm_rule_id, a.agreed_at, jsonb_build_object('kind', 'alarm-agreed') || ${alarmRule} ${agreedAlarms}`,
    raw`select a.alarm_rule_id, a.ended_at, jsonb_build_object('kind', 'alarm-ended') || ${alarmRule} || '{"byName": null}'
      ${agreedAlarms} and a.ended_at is not null`,
    raw`select l.alarm_id, l.raised_at, jsonb_build_object('kind', 'alarm', 'measurementKind', a.kind, 'condition', a.condition,
        'receiverName', r.name, 'acknowledgedByName', p.name, 'isAcknowledged', l.acknowledged_at is not null) || ${value}
      from measurement_alarm l
      join measurement_alarm_rule a on a.organization_id = l.organization_id and a.alarm_rule_id = l.alarm_rule_id
      left join measurement m on m.organization_id = l.organization_id and m.measurement_id = l.measurement_id
      left join person r on r.person_id = l.held_by left join person p on p.person_id = l.acknowledged_by
      where ${own("l")}`,
    raw`select l.alarm_id, l.acknowledged_at, jsonb_build_object('kind', 'alarm-handled', 'measurementKind', a.kind,
        'outcome', l.outcome, 'note', l.outcome_note, 'byName', p.name)
      from measurement_alarm l
      join measurement_alarm_rule a on a.organization_id = l.organization_id and a.alarm_rule_id = l.alarm_rule_id
      left join person p on p.person_id = l.acknowledged_by
      where ${own("l")} and l.outcome is not null`,
    raw`select s.set_aside_id, s.set_aside_at, jsonb_build_object('kind', 'set-aside', 'reason', s.reason, 'byName', p.name) || ${kind} || ${value}
      ${asideValues} left join person p on p.person_id = s.set_aside_by where ${own("s")}`,
    raw`select s.set_aside_id, s.taken_back_at,
        jsonb_build_object('kind', 'taken-back', 'reason', s.taken_back_reason, 'byName', p.name) || ${kind} || ${value}
      ${asideValues} left join person p on p.person_id = s.taken_back_by where ${own("s")} and s.taken_back_at is not null`,
  ];
}
