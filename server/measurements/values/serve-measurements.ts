import type { TransactionSql } from "postgres";
import {
  type MeasurementKind,
  type MeasurementMoment,
  type MeasurementOrigin,
  type SetAsideReason,
  withdrawnReasons,
} from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import type { Understood } from "./contract.ts";
import type { AskedCode, ServedRow, ServeInput } from "./serving-contract.ts";

type Row = {
  measurement_id: string;
  kind: MeasurementKind;
  effective_at: Date | string;
  has_time: boolean;
  value: number | null;
  diastolic: number | null;
  moment: MeasurementMoment | null;
  origin: MeasurementOrigin;
  set_aside: SetAsideReason | null;
  comment: string | null;
  version: number;
  understood: Kept | null;
};
/** As stored: with the identifier as sent. */
type Kept = Understood & { identifier?: string | null };

/**
 * The values a patient's PGO may retrieve, newest first; the read is audited. One row more than `countMax` means there is a next page.
 */
export async function serveMeasurements(
  access: Access<"measurement.serve">,
  patientId: string,
  input: ServeInput,
): Promise<ServedRow[]> {
  return change(access, async (tx, raw) => {
    const rows = await find({ tx, raw, organizationId: access.organizationId, patientId }, input);
    return {
      result: rows.map(servedRow),
      event: {
        event: "measurement.served",
        object: { type: "patient", id: patientId },
        patientId,
        detail: { count: Math.min(rows.length, input.countMax) },
      },
    };
  });
}

function find(scope: PatientScope, input: ServeInput) {
  const isByCoding = input.newestPerCode !== null || input.codes !== null || input.categories !== null;
  return isByCoding ? findByCoding(scope, input) : findPage(scope, input);
}

/**
 * A page over all kinds. The newest are taken from the index in its order, and only then joined with what was sent of them: the cost
 * depends on the page and not on how many values there are. `kind <> ''` names the index (db/schema/measurements.ts).
 */
function findPage({ raw, organizationId, patientId }: PatientScope, input: ServeInput) {
  const { measurementId, countMax } = input;
  return raw<Row[]>`
    select m.*, s.understood
    from (
      select ${served(raw)} from measurement m
      where m.organization_id = ${organizationId} and m.patient_id = ${patientId} and m.kind <> '' ${within(raw, input)}
        ${measurementId ? raw`and m.measurement_id = ${measurementId}` : raw``}
      order by m.effective_at desc, m.measurement_id desc limit ${countMax + 1}) m
    ${withSource(raw, organizationId)}
    order by m.effective_at desc, m.measurement_id desc`;
}

/**
 * By code or category, as a page or as the newest of each code. Values of one coding are found by the same searches, and a patient has few
 * codings: the index goes from one to the next (`coding`), one value of each says whether it is meant, and the newest of those that are
 * come from the same index. What is rare, or not there, is found as fast as what is common. A table of the codings of each patient would
 * spare the walk, and have to be kept right by every intake and merge (2026-11-30).
 */
function findByCoding({ raw, organizationId, patientId }: PatientScope, input: ServeInput) {
  const { codes, categories, countMax, newestPerCode } = input;
  const own = raw`m.organization_id = ${organizationId} and m.patient_id = ${patientId}`;
  const isLastN = newestPerCode !== null;
  return raw<Row[]>`
    with recursive coding as (
      (select m.coding, m.kind, m.measurement_id from measurement m where ${own} order by m.coding limit 1)
      union all
      select next.coding, next.kind, next.measurement_id from coding c cross join lateral (
        select m.coding, m.kind, m.measurement_id from measurement m where ${own} and m.coding > c.coding order by m.coding limit 1) next)
    select m.*, s.understood
    from (
      select found.* from (
        select m.*, row_number() over (partition by m.kind, c.code order by m.effective_at desc, m.measurement_id desc) as position
        from (
          select m.coding, s.understood->'codes'->0->>'code' as code from coding m ${withSource(raw, organizationId)}
          where true ${codes ? raw`and ${coded(raw, "codes", codes)}` : raw``} ${categories ? raw`and ${coded(raw, "categories", categories)}` : raw``}) c
        cross join lateral (
          select ${served(raw)} from measurement m
          where ${own} and m.coding = c.coding ${within(raw, isLastN ? { ...input, after: null } : input)} ${isLastN ? standing(raw) : raw``}
          order by m.effective_at desc, m.measurement_id desc limit ${newestPerCode ?? countMax + 1}) m) found
      where ${isLastN ? raw`position <= ${newestPerCode}` : raw`true`}
      order by effective_at desc, measurement_id desc limit ${countMax + 1}) m
    ${withSource(raw, organizationId)}
    order by m.effective_at desc, m.measurement_id desc`;
}

function served(raw: TransactionSql) {
  return raw`m.measurement_id, m.kind, m.effective_at, m.has_time, m.value, m.diastolic, m.moment, m.origin, m.set_aside, m.comment, m.version`;
}

/** One row at a time, by its key: in a plan for any number of rows the server would read all sources instead. */
function withSource(raw: TransactionSql, organizationId: string) {
  return raw`left join lateral (
    select understood from measurement_source
    where organization_id = ${organizationId} and measurement_id = m.measurement_id limit 1) s on true`;
}

/** Of the period asked for, and after the previous page. */
function within(raw: TransactionSql, { from, until, after }: ServeInput) {
  return raw`${from ? raw`and m.effective_at >= ${from.toISOString()}::timestamptz` : raw``}
    ${until ? raw`and m.effective_at < ${until.toISOString()}::timestamptz` : raw``}
    ${after ? raw`and m.effective_at <= ${after.effectiveAt.toISOString()}::timestamptz and (m.effective_at, m.measurement_id) < (${after.effectiveAt.toISOString()}::timestamptz, ${after.measurementId}::uuid)` : raw``}`;
}

/** Not withdrawn: the newest is the newest that still stands. */
function standing(raw: TransactionSql) {
  return raw`and (m.set_aside is null or m.set_aside <> all(${[...withdrawnReasons]}::text[]))`;
}

/** Matches the codes as sent; a value recorded by the practice has none and matches by kind. */
function coded(
  raw: TransactionSql,
  name: "codes" | "categories",
  { asked, kinds }: { asked: readonly AskedCode[]; kinds: readonly MeasurementKind[] },
) {
  const wanted = asked.map(({ system, code }) =>
    JSON.stringify([{ ...(system === null ? {} : { system }), ...(code === null ? {} : { code }) }]),
  );
  return raw`(s.understood->${name}::text @> any(${wanted}::text[]::jsonb[])
    or (coalesce(jsonb_array_length(s.understood->${name}::text), 0) = 0 and m.kind = any(${[...kinds]}::text[])))`;
}

function servedRow(row: Row): ServedRow {
  return {
    measurementId: row.measurement_id,
    kind: row.kind,
    effectiveAt: new Date(row.effective_at),
    hasTime: row.has_time,
    value: row.value,
    diastolic: row.diastolic,
    moment: row.moment,
    origin: row.origin,
    setAside: row.set_aside,
    comment: row.comment,
    version: row.version,
    identifier: row.understood?.identifier ?? null,
    understood: row.understood,
  };
}
