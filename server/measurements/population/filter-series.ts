import type { TransactionSql } from "postgres";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { filterPatients } from "#server/access/filter-patients.ts";
import type { Permission } from "#server/access/permissions.ts";
import { daysLater } from "#server/calendar/moments.ts";
import type { PopulationFilter } from "./contract.ts";

/** SQL conditions of a filter on series (`s`). */
export function filterSeries(raw: TransactionSql, access: Access<Permission>, filter: PopulationFilter, now: Date) {
  const { kind, state, protocol, attention, silentDays } = filter;
  const silentSince = silentDays && daysLater(now, -silentDays).toISOString();
  const isIn = protocol === "in" ? raw`and s.protocol_id is not null` : raw`and s.protocol_id is null`;
  return raw`s.organization_id = ${access.organizationId}
    ${filterPatients(raw, access, filter, raw`s.patient_id`)}
    ${kind ? raw`and s.kind = ${kind}` : raw``}
    ${state ? raw`and s.state = ${state}` : raw``}
    ${protocol ? isIn : raw``}
    ${attention ? raw`and s.attention >= ${attentionRanks[attention]}` : raw``}
    ${silentSince ? raw`and coalesce(s.last_at, '-infinity'::timestamptz) < ${silentSince}::timestamptz` : raw``}`;
}
