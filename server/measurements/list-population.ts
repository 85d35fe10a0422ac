import type { TransactionSql } from "postgres";
import { populationCountMax, populationPageSize } from "#db/terms/measurements.ts";
import { fullName } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { PopulationFilter, PopulationInput, PopulationPage, PopulationRow } from "./population-contract.ts";
import { cursorOf, orderOf, readCursor } from "./population-rules.ts";
import { populationInScope } from "./scope.ts";

/** Every series of every patient as it stands now, a page at a time, from the maintained summary: no value is read. */
export async function listPopulation(
  access: Access<"measurement.population">,
  { cursor, ...filter }: PopulationInput,
  now = new Date(),
): Promise<PopulationPage> {
  const place = { cursor, pageSize: populationPageSize, isCounted: true, now };
  return look(access, (_, raw) => listPopulationPage(raw, access.organizationId, filter, place));
}

type Place = { cursor: string | undefined; pageSize: number; isCounted: boolean; now: Date };

/** A page by keyset, equally quick at any depth, with how many pass the filter, up to one more than `populationCountMax`. */
export async function listPopulationPage(
  raw: TransactionSql,
  organizationId: string,
  filter: PopulationFilter,
  { cursor, pageSize, isCounted, now }: Place,
): Promise<PopulationPage> {
  const where = populationInScope(raw, organizationId, filter, now);
  const { column, isDescending } = orderOf(filter.sort);
  const key = keyOf(raw, column);
  const from = readCursor(cursor, filter.sort);
  const cast = { attention: raw`::text::int`, name: raw`::text`, last: raw`::text::timestamptz` }[column];
  const sign = isDescending ? raw`<` : raw`>`;
  const after = from
    ? raw`and (${key}, s.patient_id, s.kind) ${sign} (${from[0]}${cast}, ${from[1]}::uuid, ${from[2]}::text)`
    : raw``;
  const direction = isDescending ? raw`desc` : raw`asc`;
  const [found, [counted]] = await Promise.all([
    raw<Row[]>`
      select s.*, (${key})::text as key, p.given_name, p.initials, p.name_prefix, p.family_name,
        p.birth_date::text as birth_date, r.kind as protocol_kind, r.starts_on::text as starts_on, r.ends_on::text as ends_on
      from (
        select * from measurement_summary s where ${where} ${after}
        order by ${key} ${direction}, s.patient_id ${direction}, s.kind ${direction} limit ${pageSize + 1}) s
      join patient p on p.organization_id = s.organization_id and p.patient_id = s.patient_id
      left join measurement_protocol r on r.organization_id = s.organization_id and r.protocol_id = s.protocol_id
      order by ${key} ${direction}, s.patient_id ${direction}, s.kind ${direction}`,
    isCounted
      ? raw<{ count: number }[]>`
        select count(*)::int as count from (
          select 1 from measurement_summary s where ${where} limit ${populationCountMax + 1}) passing`
      : [{ count: 0 }],
  ]);
  const last = found[pageSize - 1];
  return {
    rows: found.slice(0, pageSize).map(rowOf),
    nextCursor: found.length > pageSize && last ? cursorOf([last.key, last.patient_id, last.kind]) : null,
    count: counted?.count ?? 0,
  };
}

function keyOf(raw: TransactionSql, column: "attention" | "name" | "last") {
  if (column === "name") return raw`s.sort_name`;
  return column === "attention" ? raw`s.attention` : raw`coalesce(s.last_at, '-infinity'::timestamptz)`;
}

type Row = {
  key: string;
  patient_id: string;
  kind: PopulationRow["kind"];
  last_at: string | null;
  last_value: number | null;
  last_second: number | null;
  average_value: number | null;
  average_second: number | null;
  count_in_window: number;
  state: PopulationRow["state"];
  attention: number;
  reasons: PopulationRow["reasons"];
  protocol_id: string | null;
  computed_at: string;
  given_name: string | null;
  initials: string | null;
  name_prefix: string | null;
  family_name: string;
  birth_date: string;
  protocol_kind: NonNullable<PopulationRow["protocol"]>["kind"] | null;
  starts_on: string | null;
  ends_on: string | null;
};

function rowOf(row: Row): PopulationRow {
  const { protocol_id: protocolId, protocol_kind: kind, starts_on: startsOn, ends_on: endsOn } = row;
  return {
    patientId: row.patient_id,
    fullName: fullName({
      givenName: row.given_name,
      initials: row.initials,
      namePrefix: row.name_prefix,
      familyName: row.family_name,
    }),
    birthDate: row.birth_date,
    kind: row.kind,
    lastAt: row.last_at === null ? null : new Date(row.last_at),
    lastValue: row.last_value,
    lastSecond: row.last_second,
    averageValue: row.average_value,
    averageSecond: row.average_second,
    countInWindow: row.count_in_window,
    state: row.state,
    attention: row.attention,
    reasons: row.reasons,
    protocol: protocolId && kind && startsOn && endsOn ? { protocolId, kind, startsOn, endsOn } : null,
    computedAt: new Date(row.computed_at),
  };
}
