import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { reviewItem } from "#db/schema/reviews.ts";
import type { MeasurementKind, SetAsideReason } from "#db/terms/measurements.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import { firstIdAt } from "#server/audit/rules.ts";
import { type FreshValues, nothingFresh } from "#server/measurements/interpretation/rules.ts";

/** More than one conclusion covers at once: attention is computed over everything that is open. */
const openItemsMax = 10_000;
const freshMax = 5_000;
const roomMs = 3_600_000;

/** Values in unreviewed deliveries, by kind; kinds with an unreviewed silence are included, empty. */
export async function loadFresh({ tx, raw, organizationId, patientId }: PatientScope) {
  const open = await tx
    .select({ itemId: reviewItem.itemId, arrivedAt: reviewItem.arrivedAt, silent: reviewItem.measurementKind })
    .from(reviewItem)
    .where(
      and(
        eq(reviewItem.organizationId, organizationId),
        eq(reviewItem.patientId, patientId),
        inArray(reviewItem.kind, ["measurements", "silence"]),
        isNull(reviewItem.reviewId),
      ),
    )
    .orderBy(desc(reviewItem.itemId))
    .limit(openItemsMax);
  const found = new Map<MeasurementKind, FreshValues & { ids: Set<string> }>();
  for (const { silent } of open) if (silent) found.set(silent, { ...nothingFresh, ids: new Set<string>() });
  const items = open.filter((item) => item.silent === null);
  if (items.length === 0) return found;
  const first = Math.min(...items.map((item) => item.arrivedAt.getTime()));
  const rows = await raw<FreshRow[]>`
    select measurement_id, kind, set_aside, value, sign, diastolic, diastolic_sign, comment is not null as has_comment, identifier_reused
    from measurement
    where organization_id = ${organizationId} and delivery_id = any(${items.map((item) => item.itemId)}::uuid[])
      and measurement_id >= ${firstIdAt(new Date(first - roomMs))} and patient_id = ${patientId}
    order by measurement_id desc limit ${freshMax}`;
  for (const row of rows) {
    const own = found.get(row.kind) ?? { ...nothingFresh, ids: new Set<string>() };
    own.ids.add(row.measurement_id);
    found.set(row.kind, {
      ids: own.ids,
      bound: own.bound ?? boundOf(row),
      setAsideCount: own.setAsideCount + (row.set_aside === null || accountedFor.includes(row.set_aside) ? 0 : 1),
      reusedCount: own.reusedCount + (row.identifier_reused ? 1 : 0),
      commentCount: own.commentCount + (row.has_comment ? 1 : 0),
    });
  }
  return found;
}

/** A bound is reported by itself; for what was replaced its correction stands. */
const accountedFor: readonly SetAsideReason[] = ["bound", "replaced"];

/** The first of a value's two parts that is a bound. */
function boundOf({ set_aside, value, sign, diastolic, diastolic_sign }: FreshRow): FreshValues["bound"] {
  if (set_aside !== "bound") return null;
  if (sign !== null && value !== null) return { sign, value };
  return diastolic_sign !== null && diastolic !== null ? { sign: diastolic_sign, value: diastolic } : null;
}

type FreshRow = {
  measurement_id: string;
  kind: MeasurementKind;
  set_aside: SetAsideReason | null;
  value: number | null;
  sign: string | null;
  diastolic: number | null;
  diastolic_sign: string | null;
  has_comment: boolean;
  identifier_reused: boolean;
};
