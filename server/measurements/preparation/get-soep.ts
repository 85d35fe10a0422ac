import { and, desc, eq, gte, isNotNull } from "drizzle-orm";
import { measurement } from "#db/schema/measurements.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { daysLater } from "#server/calendar/moments.ts";
import { firstIdSince } from "#server/measurements/assessment/arrival-rules.ts";
import { loadAssessment } from "#server/measurements/assessment/load-assessment.ts";
import type { SoepFacts } from "./contract.ts";
import { soepOf } from "./rules.ts";

/** Patient comments of the last weeks; older ones are in the record already. */
const commentDays = 30;
const commentsMax = 10;

/** One patient's measurements as lines to copy into the HIS. */
export async function getSoep(
  { access, patientId }: OpenedPatient<"measurement.read">,
  now = new Date(),
): Promise<SoepFacts> {
  return look(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId: access.organizationId, patientId };
    const [{ kinds }, comments] = await Promise.all([
      loadAssessment(scope, { now }),
      commentsOf(scope, daysLater(now, -commentDays)),
    ]);
    const measured = kinds.filter((one) => one.facts.values.length > 0 || one.facts.fresh.setAsideCount > 0);
    return soepOf(
      measured.map(({ facts }) => ({ facts, setAsideCount: facts.fresh.setAsideCount })),
      comments,
    );
  });
}

async function commentsOf({ tx, organizationId, patientId }: PatientScope, since: Date) {
  const rows = await tx
    .select({ kind: measurement.kind, at: measurement.effectiveAt, text: measurement.comment })
    .from(measurement)
    .where(
      and(
        eq(measurement.organizationId, organizationId),
        eq(measurement.patientId, patientId),
        gte(measurement.effectiveAt, since),
        isNotNull(measurement.comment),
        gte(measurement.measurementId, firstIdSince(since)),
      ),
    )
    .orderBy(desc(measurement.effectiveAt), desc(measurement.measurementId))
    .limit(commentsMax);
  return rows.reverse().flatMap(({ kind, at, text }) => (text ? [{ kind, day: dutchClock(at).day, text }] : []));
}
