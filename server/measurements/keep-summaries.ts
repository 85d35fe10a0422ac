import type { TransactionSql } from "postgres";
import type { Assessment } from "./assess-rules.ts";
import type { KindToAssess } from "./load-assessment.ts";

type Assessed = KindToAssess & { assessment: Assessment };

/** Writes how each series of one patient stands now. Tells whether that says anything new. */
export async function keepSummaries(
  raw: TransactionSql,
  organizationId: string,
  patientId: string,
  kinds: readonly Assessed[],
  now: Date,
): Promise<boolean> {
  if (kinds.length === 0) return false;
  const rows = kinds.map(({ facts, assessment, lastAt }) => {
    const last = facts.values.at(-1);
    return {
      kind: facts.kind,
      last_value: last?.value ?? null,
      last_second: last?.second ?? null,
      last_at: lastAt,
      average_value: assessment.averageValue,
      average_second: assessment.averageSecond,
      count_in_window: assessment.countInWindow,
      state: assessment.state,
      attention: assessment.attention,
      reasons: assessment.reasons,
      protocol_id: facts.protocol?.isRunning ? facts.protocol.protocolId : null,
    };
  });
  const before = await raw<{ kind: string; stand: string }[]>`
    select kind, ${stand(raw)} as stand from measurement_summary s
    where organization_id = ${organizationId} and patient_id = ${patientId}`;
  const after = await raw<{ kind: string; stand: string }[]>`
    insert into measurement_summary as s (organization_id, patient_id, sort_name, computed_at, kind, last_value, last_second, last_at,
      average_value, average_second, count_in_window, state, attention, reasons, protocol_id)
    select p.organization_id, p.patient_id, p.sort_name, ${now.toISOString()}::timestamptz, r.*
    from (
      -- Waits for a rename that is under way, and lets the next one wait: what it changes follows in db/copies.sql.
      select * from patient where organization_id = ${organizationId} and patient_id = ${patientId} for share) p
    cross join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (kind text, last_value float8, last_second float8,
      last_at timestamptz, average_value float8, average_second float8, count_in_window int, state text, attention int,
      reasons jsonb, protocol_id uuid)
    on conflict (organization_id, patient_id, kind) do update set
      computed_at = excluded.computed_at, last_value = excluded.last_value,
      last_second = excluded.last_second, last_at = excluded.last_at, average_value = excluded.average_value,
      average_second = excluded.average_second, count_in_window = excluded.count_in_window, state = excluded.state,
      attention = excluded.attention, reasons = excluded.reasons, protocol_id = excluded.protocol_id
    returning kind, ${stand(raw)} as stand`;
  const known = new Map(before.map((row) => [row.kind, row.stand]));
  return after.some((row) => known.get(row.kind) !== row.stand);
}

/** A row without the moment at which it was computed. */
function stand(raw: TransactionSql) {
  return raw`md5((to_jsonb(s) - 'computed_at')::text)`;
}
