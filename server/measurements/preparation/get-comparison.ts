import type { MeasurementKind } from "#db/terms/measurements.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import { daysLater } from "#server/calendar/moments.ts";
import { loadRuleBook, loadValues } from "#server/measurements/assessment/scope.ts";
import { countableValuesOf } from "#server/measurements/interpretation/rules.ts";
import { comparisonOf } from "./comparison-rules.ts";
import type { ComparisonInput, KindComparison } from "./contract.ts";

/** How far back "then" may lie: older values say nothing about the consult that is compared with (own choice, 2026-11-30). */
const lookBackDays = 366;
/** A sensor's values of the window and more; of more, the newest. */
const valuesMax = 5_000;

/** The home measurements of some kinds up to a moment, beside those after it. */
export async function getComparison(
  { access, patientId }: OpenedPatient<"measurement.read">,
  { kinds, since }: Pick<ComparisonInput, "kinds" | "since">,
  now = new Date(),
): Promise<KindComparison[]> {
  return look(access, async (tx, raw) => {
    const scope: PatientScope = { tx, raw, organizationId: access.organizationId, patientId };
    const { windowDays } = (await loadRuleBook(scope, now))["series.window"].values;
    return Promise.all(kinds.map((kind) => compareKind(scope, { kind, since, windowDays })));
  });
}

async function compareKind(
  scope: PatientScope,
  { kind, since, windowDays }: { kind: MeasurementKind; since: Date; windowDays: number },
): Promise<KindComparison> {
  const after = new Date(since.getTime() + 1);
  const read = [
    loadValues(scope, { kind, from: daysLater(since, -lookBackDays), until: after, countMax: valuesMax }),
    loadValues(scope, { kind, from: after, countMax: valuesMax }),
  ];
  const [before = [], later = []] = (await Promise.all(read)).map(countableValuesOf);
  return comparisonOf(kind, { before, after: later, windowDays });
}
