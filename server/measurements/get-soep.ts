import { and, desc, eq, gte, isNotNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { measurement } from "#db/schema/measurements.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { dutchClock } from "#server/calendar/dutch-clock.ts";
import { loadAssessment } from "./load-assessment.ts";
import type { SoepFacts } from "./profile-contract.ts";
import { arrivedSince } from "./scope.ts";
import { soepOf } from "./soep-rules.ts";

/** Words of the patient of the last weeks; what was said longer ago is in the record already. */
const commentDays = 30;
const commentsMax = 10;

/** What one patient's measurements say, as lines to copy into the HIS. */
export async function getSoep(
  { access, patientId }: OpenedPatient<"measurement.read">,
  now = new Date(),
): Promise<SoepFacts> {
  const { organizationId } = access;
  return look(access, async (tx, raw) => {
    const [{ kinds }, comments] = await Promise.all([
      loadAssessment(tx, raw, organizationId, patientId, { now }),
      commentsOf(tx, organizationId, patientId, new Date(now.getTime() - commentDays * 86_400_000)),
    ]);
    const measured = kinds.filter((one) => one.facts.values.length > 0 || one.facts.fresh.setAsideCount > 0);
    return soepOf(
      measured.map(({ facts }) => ({ facts, setAsideCount: facts.fresh.setAsideCount })),
      comments,
    );
  });
}

async function commentsOf(tx: Transaction, organizationId: string, patientId: string, since: Date) {
  const rows = await tx
    .select({ kind: measurement.kind, at: measurement.effectiveAt, text: measurement.comment })
    .from(measurement)
    .where(
      and(
        eq(measurement.organizationId, organizationId),
        eq(measurement.patientId, patientId),
        gte(measurement.effectiveAt, since),
        isNotNull(measurement.comment),
        arrivedSince(since),
      ),
    )
    .orderBy(desc(measurement.effectiveAt), desc(measurement.measurementId))
    .limit(commentsMax);
  return rows.reverse().flatMap(({ kind, at, text }) => (text ? [{ kind, day: dutchClock(at).day, text }] : []));
}
