import type { TransactionSql } from "postgres";
import { populationCountMax, populationPageSize } from "#db/terms/measurements.ts";
import { fullName } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesake } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import type { PopulationFilter, PopulationInput, PopulationPage, PopulationRow } from "./contract.ts";
import { filterSeries } from "./filter-series.ts";
import { cursorOf, orderOf, type PopulationColumn, type PopulationCursor, readCursor } from "./rules.ts";

/** The status of every series of every patient, a page at a time, from the maintained summary: no values are read. */
export async function listPopulation(
  access: Access<"measurement.population">,
  { cursor, ...filter }: PopulationInput,
  now = new Date(),
): Promise<PopulationPage> {
  const place = { cursor, pageSize: populationPageSize, isCounted: true, now };
  return look(access, (_, raw) => listPopulationPage(raw, access, filter, place));
}

/** `isExport`: without guarded records, also for who treats (db/terms/patients.ts, `recordOpenings`). */
type Place = { cursor: string | undefined; pageSize: number; isCounted: boolean; isExport?: boolean; now: Date };

/** One page by keyset, equally fast at any depth, with the number of matches, counted up to one more than `populationCountMax`. */
export async function listPopulationPage(
  raw: TransactionSql,
  access: Access<"measurement.population"> | Access<"measurement.export">,
  filter: PopulationFilter,
  { cursor, pageSize, isCounted, isExport = false, now }: Place,
): Promise<PopulationPage> {
  const { organizationId } = access;
  const where = filterSeries(raw, access, filter, now);
  const open = isExport
    ? raw`and s.patient_id not in (select patient_id from patient where organization_id = ${organizationId} and open_to = 'guarded')`
    : raw``;
  const { column, isDescending } = orderOf(filter.sort);
  const from = readCursor(cursor, filter.sort);
  const sign = isDescending ? raw`<` : raw`>`;
  const after = from
    ? raw`and (${placeOf(raw, column)}) ${sign} (${placeOfLast(raw, organizationId, column, from)})`
    : raw``;
  const direction = isDescending ? raw`desc` : raw`asc`;
  // Namesakes follow each other by birth date, as in every list of patients.
  const born = column === "name" ? raw`s.birth_date ${direction},` : raw``;
  const order = raw`${keyOf(raw, column)} ${direction}, ${born} s.patient_id ${direction}, s.kind ${direction}`;
  const shownKey = column === "name" ? raw`''` : raw`(${keyOf(raw, column)})::text`;
  const [found, [counted]] = await Promise.all([
    raw<Row[]>`
      select s.*, ${shownKey} as key, p.given_name, p.initials, p.name_prefix, p.family_name,
        p.birth_date::text as birth_date, p.record_number, ${isExport ? raw`false` : hasNamesake(raw)} as has_namesake,
        r.kind as protocol_kind, r.starts_on::text as starts_on, r.ends_on::text as ends_on
      from (
        select * from measurement_summary s where ${where} ${open} ${after}
        order by ${order} limit ${pageSize + 1}) s
      join patient p on p.organization_id = s.organization_id and p.patient_id = s.patient_id
      left join measurement_protocol r on r.organization_id = s.organization_id and r.protocol_id = s.protocol_id
      order by ${order}`,
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

function keyOf(raw: TransactionSql, column: PopulationColumn) {
  if (column === "name") return raw`s.sort_name`;
  return column === "attention" ? raw`s.attention` : raw`coalesce(s.last_at, '-infinity'::timestamptz)`;
}

/** What a row is ordered by. */
function placeOf(raw: TransactionSql, column: PopulationColumn) {
  const born = column === "name" ? raw`s.birth_date,` : raw``;
  return raw`${keyOf(raw, column)}, ${born} s.patient_id, s.kind`;
}

/** The same of the last row of the page before. */
function placeOfLast(
  raw: TransactionSql,
  organizationId: string,
  column: PopulationColumn,
  [key, patientId, kind]: PopulationCursor,
) {
  const cast = column === "attention" ? raw`::text::int` : raw`::text::timestamptz`;
  if (column !== "name") return raw`${key}${cast}, ${patientId}::uuid, ${kind}::text`;
  return raw`select l.sort_name, l.birth_date, l.patient_id, ${kind}::text from patient l
    where l.organization_id = ${organizationId} and l.patient_id = ${patientId}::uuid`;
}

type Row = {
  key: string;
  patient_id: string;
  kind: PopulationRow["kind"];
  last_at: string | null;
  last_value: number | null;
  last_diastolic: number | null;
  average_value: number | null;
  average_diastolic: number | null;
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
  record_number: string | null;
  has_namesake: boolean;
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
    recordNumber: row.record_number,
    hasNamesake: row.has_namesake,
    kind: row.kind,
    lastAt: row.last_at === null ? null : new Date(row.last_at),
    lastValue: row.last_value,
    lastDiastolic: row.last_diastolic,
    averageValue: row.average_value,
    averageDiastolic: row.average_diastolic,
    countInWindow: row.count_in_window,
    state: row.state,
    attention: row.attention,
    reasons: row.reasons,
    protocol: protocolId && kind && startsOn && endsOn ? { protocolId, kind, startsOn, endsOn } : null,
    computedAt: new Date(row.computed_at),
  };
}
