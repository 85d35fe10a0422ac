import type { TransactionSql } from "postgres";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { type AttentionReason, attentionRanks } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { type KindToAssess, loadAssessment } from "./load-assessment.ts";
import { raiseAlarms } from "./raise-alarms.ts";
import { type Assessment, assessSeries, silenceOf } from "./rules.ts";

export type Assessed = {
  attention: number;
  reasons: AttentionReason[];
  isNormal: boolean;
  /** Kinds with missing values, each with the first day without one. */
  silences: { kind: MeasurementKind; since: string }[];
};

/**
 * Assesses all measurements of one patient: the status of each series, the alarms to raise, and what the review round should show. Only
 * kinds with unreviewed values decide about the round; if there are none, all kinds do. Idempotent.
 */
export async function assessMeasurements(
  access: Access<"measurement.assess">,
  patientId: string,
  now: Date,
): Promise<Assessed> {
  return change(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId: access.organizationId, patientId };
    const { result, lines, isChanged } = await assessInside(scope, now);
    const line: AuditLine = {
      event: "measurement.assessed",
      object: { type: "patient", id: patientId },
      patientId,
      detail: { attention: result.attention, kinds: result.reasons.length },
    };
    return { result, event: isChanged ? [line, ...lines] : lines };
  });
}

/** The same, inside the transaction of a verb that changed something relevant; `lines` belong in that verb's audit events. */
export async function assessInside(
  scope: PatientScope,
  now: Date,
): Promise<{ result: Assessed; lines: AuditLine[]; isChanged: boolean }> {
  const { raw, organizationId, patientId } = scope;
  // Two concurrent assessments would overwrite each other's summaries with stale data.
  await raw`select pg_advisory_xact_lock(hashtextextended(${`${organizationId} ${patientId}`}, 0))`;
  const loaded = await loadAssessment(scope, { now });
  const alarms = await raiseAlarms(scope, loaded, now);
  const kinds = loaded.kinds.map((one) =>
    withAlarms(one, assessSeries(one.facts), alarms.openByKind.get(one.facts.kind) ?? 0),
  );
  const isChanged = await upsertSummaries(scope, kinds, now);
  return { result: forRound(kinds), lines: alarms.lines, isChanged };
}

type AssessedKind = KindToAssess & { assessment: Assessment };

/** An open alarm ranks above everything else. */
function withAlarms(one: KindToAssess, assessment: Assessment, openCount: number): AssessedKind {
  if (openCount === 0) return { ...one, assessment };
  const alarm: AttentionReason = { reason: "alarm", about: one.facts.kind, values: { count: openCount } };
  const reasons = [alarm, ...assessment.reasons];
  return { ...one, assessment: { ...assessment, attention: attentionRanks.alarm, reasons } };
}

function forRound(kinds: readonly AssessedKind[]): Assessed {
  const fresh = kinds.filter((one) => one.isFresh || one.assessment.attention === attentionRanks.alarm);
  const deciding = fresh.length > 0 ? fresh : kinds;
  const ordered = deciding.toSorted((a, b) => b.assessment.attention - a.assessment.attention);
  const attention = ordered[0]?.assessment.attention ?? attentionRanks.unknown;
  return {
    attention,
    reasons: ordered.flatMap((one) => one.assessment.reasons),
    isNormal: attention <= attentionRanks.normal,
    silences: kinds.flatMap(({ facts }) => {
      const silence = silenceOf(facts);
      return silence ? [{ kind: facts.kind, since: silence.since }] : [];
    }),
  };
}

/** Upserts the summary of each series of one patient. Returns whether anything but `computed_at` changed. */
async function upsertSummaries(
  { raw, organizationId, patientId }: PatientScope,
  kinds: readonly AssessedKind[],
  now: Date,
): Promise<boolean> {
  if (kinds.length === 0) return false;
  const rows = kinds.map(({ facts, assessment, lastAt }) => {
    const last = facts.values.at(-1);
    return {
      kind: facts.kind,
      last_value: last?.value ?? null,
      last_diastolic: last?.diastolic ?? null,
      last_at: lastAt,
      average_value: assessment.averageValue,
      average_diastolic: assessment.averageDiastolic,
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
    insert into measurement_summary as s (organization_id, patient_id, sort_name, birth_date, computed_at, kind, last_value, last_diastolic,
      last_at, average_value, average_diastolic, count_in_window, state, attention, reasons, protocol_id)
    select p.organization_id, p.patient_id, p.sort_name, p.birth_date, ${now.toISOString()}::timestamptz, r.*
    from (
      -- Waits for a concurrent rename and blocks the next one; db/copies.sql then updates this copy.
      select * from patient where organization_id = ${organizationId} and patient_id = ${patientId} for share) p
    cross join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (kind text, last_value float8, last_diastolic float8,
      last_at timestamptz, average_value float8, average_diastolic float8, count_in_window int, state text, attention int,
      reasons jsonb, protocol_id uuid)
    on conflict (organization_id, patient_id, kind) do update set
      computed_at = excluded.computed_at, last_value = excluded.last_value,
      last_diastolic = excluded.last_diastolic, last_at = excluded.last_at, average_value = excluded.average_value,
      average_diastolic = excluded.average_diastolic, count_in_window = excluded.count_in_window, state = excluded.state,
      attention = excluded.attention, reasons = excluded.reasons, protocol_id = excluded.protocol_id
    returning kind, ${stand(raw)} as stand`;
  const known = new Map(before.map((row) => [row.kind, row.stand]));
  return after.some((row) => known.get(row.kind) !== row.stand);
}

/** Hash of a row without `computed_at`. */
function stand(raw: TransactionSql) {
  return raw`md5((to_jsonb(s) - 'computed_at')::text)`;
}
