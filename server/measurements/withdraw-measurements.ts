import type { TransactionSql } from "postgres";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { AuditLine } from "#server/audit/record.ts";

/** What its sender says was entered in error: the identifier (as keyed) and the kind of it. */
export type Withdrawal = { identifierKey: Buffer; kind: MeasurementKind };

type Place = { organizationId: string; patientId: string; exceptIds: readonly string[] };

/**
 * Counts no more what this patient's sender withdrew: every earlier value of the same kind under the same identifier. It stays, with the
 * reason. `exceptIds`: what came in the same delivery, of which nobody can say what came first.
 * @returns a line for the log of each value that no longer counts.
 */
export async function withdrawMeasurements(
  raw: TransactionSql,
  { organizationId, patientId, exceptIds }: Place,
  withdrawals: readonly Withdrawal[],
): Promise<AuditLine[]> {
  if (withdrawals.length === 0) return [];
  const rows = await raw<{ measurement_id: string }[]>`
    update measurement m set set_aside = 'entered-in-error'
    from unnest(
      ${withdrawals.map((one) => one.identifierKey.toString("hex"))}::text[],
      ${withdrawals.map((one) => one.kind)}::text[]) as w (identifier_key, kind)
    join measurement_key k on k.organization_id = ${organizationId} and k.patient_id = ${patientId}
      and k.identifier_key = decode(w.identifier_key, 'hex')
    where m.organization_id = ${organizationId} and m.patient_id = ${patientId} and m.measurement_id = k.measurement_id
      and m.kind = w.kind and m.set_aside is null and m.measurement_id <> all(${[...exceptIds]}::uuid[])
    returning m.measurement_id`;
  return rows.map((row) => ({
    event: "measurement.set-aside",
    object: { type: "measurement", id: row.measurement_id },
    patientId,
    detail: { act: "withdrawn" },
  }));
}
