import type { Row as AnyRow, PendingQuery } from "postgres";
import type { ProtocolKind } from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { dutchDay } from "#server/calendar/clock.ts";

/** A reminder that is due for one protocol. `startedBy`: in whose name it is sent. */
export type ReminderDue = {
  protocolId: string;
  patientId: string;
  kind: ProtocolKind;
  endsOn: string;
  startedBy: string;
  which: "first-day" | "half-way";
};

/** Sorts before every id. */
const firstId = "00000000-0000-0000-0000-000000000000";

type Row = {
  protocol_id: string;
  patient_id: string;
  kind: ProtocolKind;
  ends_on: string;
  started_by: string;
  is_first_day: boolean;
};

/**
 * Protocols that call for a reminder today: on the first day, and from half-way while the patient shared nothing since
 * it began. A long one counts as half-way after a week: our own choice (2026-11-30), because nobody waits 45 days.
 * Never for a patient who gets no notices, who was not told of it, or who was reminded before. A page of them, after `after`; empty: there are no more.
 */
export async function listReminders(
  access: Access<"measurement.assess">,
  now: Date,
  after: Pick<ReminderDue, "endsOn" | "protocolId"> | null = null,
): Promise<ReminderDue[]> {
  const { organizationId } = access;
  const today = dutchDay(now);
  const rows = await look(access, (_, raw) => {
    // A subquery for each protocol: as a join, the planner would read all messages of the organization.
    const sent = (origin: PendingQuery<AnyRow[]>) => raw`(select y.message_id from message y
      where y.organization_id = ${organizationId} and y.patient_id = p.patient_id and y.origin = ${origin}
        and y.origin_id = p.protocol_id and y.withdrawn_at is null limit 1)`;
    return raw<Row[]>`
      select p.protocol_id, p.patient_id, p.kind, p.ends_on::text as ends_on, p.started_by, p.starts_on = ${today}::date as is_first_day
      from measurement_protocol p
      join patient t on t.organization_id = p.organization_id and t.patient_id = p.patient_id
      where p.organization_id = ${organizationId} and t.organization_id = ${organizationId}
        and p.ended_at is null and p.ends_on >= ${today}::date
        and (p.ends_on, p.protocol_id) > (${after?.endsOn ?? today}::date, ${after?.protocolId ?? firstId}::uuid)
        and t.merged_into is null and not (t.contact_notes && array['not-digital', 'no-notices'])
        and (
          (p.starts_on = ${today}::date and (p.started_at at time zone 'Europe/Amsterdam')::date < p.starts_on)
          or (
            p.starts_on + least((p.ends_on - p.starts_on + 1) / 2, 7) <= ${today}::date and p.starts_on < ${today}::date
            and not exists (
              select 1 from measurement m
              where m.organization_id = ${organizationId} and m.patient_id = p.patient_id and m.origin <> 'practice'
                and m.kind = case p.kind when 'home-blood-pressure' then 'blood-pressure'
                  when 'weight-watch' then 'body-weight' else 'blood-glucose' end
                and m.effective_at >= p.starts_on::timestamp at time zone 'Europe/Amsterdam'
            )
          )
        )
        and ${sent(raw`'measurement-protocol'`)} is not null
        and ${sent(raw`case when p.starts_on = ${today}::date then 'protocol-first-day' else 'protocol-half-way' end`)} is null
      order by p.ends_on, p.protocol_id limit 200`;
  });
  return rows.map((row) => ({
    ...{ protocolId: row.protocol_id, patientId: row.patient_id, kind: row.kind, endsOn: row.ends_on },
    ...{ startedBy: row.started_by, which: row.is_first_day ? ("first-day" as const) : ("half-way" as const) },
  }));
}
