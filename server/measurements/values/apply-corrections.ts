import type { TransactionSql } from "postgres";
import type { AuditLine } from "#server/audit/record.ts";

type Place = { organizationId: string; patientId: string };

/**
 * Stops counting what a sender corrected or withdrew under the same identifier, for the same kind and moment. Of the values that are
 * kept, one with status `amended` or `corrected` (the newest to arrive) replaces the others; one that is `entered-in-error` withdraws
 * those of other deliveries, and without a moment those of any moment. The order of arrival does not matter, and nothing is deleted.
 * Values under one identifier that are all `final` stay as they are: official test material has those.
 * https://hl7.org/fhir/R4/valueset-observation-status.html
 * @param identifierKeys the identifiers (as keyed) of which a value arrived.
 * @returns an audit line for each value that no longer counts.
 */
export async function applyCorrections(
  raw: TransactionSql,
  { organizationId, patientId }: Place,
  identifierKeys: readonly Buffer[],
): Promise<AuditLine[]> {
  if (identifierKeys.length === 0) return [];
  const rows = await raw<{ measurement_id: string; set_aside: "replaced" | "entered-in-error" }[]>`
    with held as (
      select k.identifier_key, m.measurement_id, m.delivery_id, m.kind, m.effective_at, m.set_aside,
        s.understood->>'status' as status, s.understood->>'effective' is null as is_timeless
      from measurement_key k
      join measurement m on m.organization_id = ${organizationId} and m.patient_id = ${patientId} and m.measurement_id = k.measurement_id
      join measurement_source s on s.organization_id = ${organizationId} and s.measurement_id = k.measurement_id
      where k.organization_id = ${organizationId} and k.patient_id = ${patientId}
        and k.identifier_key = any(array(select decode(key, 'hex') from unnest(${identifierKeys.map((key) => key.toString("hex"))}::text[]) as key))),
    settled as (
      select h.measurement_id, case
        when exists (
          select from held w where w.identifier_key = h.identifier_key and w.kind = h.kind and w.status = 'entered-in-error'
            and (w.effective_at = h.effective_at or w.is_timeless) and w.delivery_id <> h.delivery_id) then 'entered-in-error'
        when exists (
          select from held c where c.identifier_key = h.identifier_key and c.kind = h.kind and c.status in ('amended', 'corrected')
            and c.effective_at = h.effective_at and c.measurement_id <> h.measurement_id
            and (h.status not in ('amended', 'corrected') or c.measurement_id > h.measurement_id)) then 'replaced'
        end as reason
      from held h where h.set_aside is null)
    update measurement m set set_aside = s.reason, version = m.version + 1 from settled s
    where m.organization_id = ${organizationId} and m.patient_id = ${patientId} and m.measurement_id = s.measurement_id
      and s.reason is not null
    returning m.measurement_id, m.set_aside`;
  return rows.map((row) => ({
    event: "measurement.set-aside",
    object: { type: "measurement", id: row.measurement_id },
    patientId,
    detail: { act: row.set_aside === "replaced" ? "replaced" : "withdrawn" },
  }));
}
