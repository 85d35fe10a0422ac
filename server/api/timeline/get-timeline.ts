import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import { DomainError } from "#server/errors.ts";
import type { Timeline, TimelineFacts, TimelineInput } from "#server/patients/timeline-contract.ts";
import { groupDeliveries } from "./group-deliveries.ts";
import { timelineParts } from "./timeline-parts.ts";

/** Entries per page. */
const pageSize = 40;
/** Days shown before and after a measurement period. */
const aroundDays = 7;
/** Sorts after every id. */
const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

type Row = { id: string; at: string; facts: TimelineFacts };
type Bounds = { from: string; until: string };

/**
 * Everything one patient shared and what the practice did about it, newest first, composed across nouns. Each part is
 * bounded and reads an index of its own, so the cost depends on the page and not on the length of the history.
 * @throws NOT_FOUND for a measurement period that is not this patient's.
 */
export async function getTimeline(opened: OpenedPatient, input: Omit<TimelineInput, "patientId">): Promise<Timeline> {
  const { access, patientId } = opened;
  const { organizationId } = access;
  const before = input.before ?? { at: "infinity", id: lastId };
  return look(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId, patientId };
    const bounds = await boundsOf(scope, input.protocolId);
    const within = { from: bounds.from, until: bounds.until, before: before.at };
    const all = timelineParts(scope).map(
      (part) => raw`(select * from (${part}) part (id, at, facts)
        where at >= ${within.from}::timestamptz and at < ${within.until}::timestamptz and at <= ${within.before}::timestamptz
        order by at desc, id desc limit ${pageSize + 1}) union all `,
    );
    const rows = await raw<Row[]>`select id, at, facts from (
        ${all} (select null::uuid, null::timestamptz, null::jsonb where false)) e (id, at, facts)
      where (at, id) < (${before.at}::timestamptz, ${before.id}::uuid)
      order by at desc, id desc limit ${pageSize + 1}`;
    const shown = rows.slice(0, pageSize);
    const deliveryIds = shown.filter(({ facts }) => facts.kind === "measurements").map(({ id }) => id);
    const groups = await groupDeliveries(raw, { organizationId, patientId, deliveryIds });
    const last = rows.length > pageSize ? shown.at(-1) : undefined;
    return {
      entries: shown.map(({ id, at, facts }) => {
        const own = facts.kind === "measurements" ? { groups: groups.get(id) ?? [] } : {};
        return { id, at: new Date(at), ...facts, ...own };
      }),
      nextBefore: last ? { at: new Date(last.at).toISOString(), id: last.id } : null,
    };
  });
}

async function boundsOf(
  { raw, organizationId, patientId }: PatientScope,
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
