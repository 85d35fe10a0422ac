import type { TransactionSql } from "postgres";
import type { MeasurementKind, MeasurementMoment, MeasurementOrigin, SetAsideReason } from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { Understood } from "./contract.ts";
import type { AskedCode, ServedRow, ServeInput } from "./serving-contract.ts";

type Row = {
  measurement_id: string;
  kind: MeasurementKind;
  effective_at: Date | string;
  has_time: boolean;
  value: number | null;
  second: number | null;
  moment: MeasurementMoment | null;
  origin: MeasurementOrigin;
  set_aside: SetAsideReason | null;
  comment: string | null;
  understood: Kept | null;
};
/** As it is kept: with the identifier that was sent. */
type Kept = Understood & { identifier?: string | null };

/**
 * What one patient's PGO may fetch of that patient's values, newest first, with the read in the log. One more row than asked for says that
 * there is a next page.
 */
export async function serveMeasurements(
  access: Access<"measurement.serve">,
  patientId: string,
  input: ServeInput,
): Promise<ServedRow[]> {
  return change(access, async (_, raw) => {
    const rows = await find(raw, access.organizationId, patientId, input);
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

function find(raw: TransactionSql, organizationId: string, patientId: string, input: ServeInput) {
  const { codes, categories, from, until, measurementId, newestPerCode, countMax, after } = input;
  const conditions = [
    codes ? raw`and ${coded(raw, "codes", codes)}` : raw``,
    categories ? raw`and ${coded(raw, "categories", categories)}` : raw``,
    from ? raw`and m.effective_at >= ${from.toISOString()}` : raw``,
    until ? raw`and m.effective_at < ${until.toISOString()}` : raw``,
    measurementId ? raw`and m.measurement_id = ${measurementId}` : raw``,
    after
      ? raw`and (m.effective_at, m.measurement_id) < (${after.effectiveAt.toISOString()}, ${after.measurementId}::uuid)`
      : raw``,
  ];
  const all = conditions.reduce((whole, condition) => raw`${whole} ${condition}`);
  return raw<Row[]>`
    select * from (
      select m.measurement_id, m.kind, m.effective_at, m.has_time, m.value, m.second, m.moment, m.origin, m.set_aside, m.comment,
        s.understood, row_number() over (
          partition by ${newestPerCode === null ? raw`1` : raw`m.kind, s.understood->'codes'->0->>'code'`}
          order by m.effective_at desc, m.measurement_id desc) as position
      from measurement m left join measurement_source s
        on s.organization_id = m.organization_id and s.measurement_id = m.measurement_id
      where m.organization_id = ${organizationId} and m.patient_id = ${patientId} ${all}) found
    where position <= ${newestPerCode ?? countMax + 1}
    order by effective_at desc, measurement_id desc limit ${countMax + 1}`;
}

/** What was sent decides; a value that the practice recorded itself has no codes, so its kind does. */
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
    second: row.second,
    moment: row.moment,
    origin: row.origin,
    setAside: row.set_aside,
    comment: row.comment,
    identifier: row.understood?.identifier ?? null,
    understood: row.understood,
  };
}
