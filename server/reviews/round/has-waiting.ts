import { and, eq } from "drizzle-orm";
import { reviewWaiting } from "#db/schema/reviews.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";

/** Whether something of this patient waits in the round. */
export async function hasWaiting({ access, patientId }: OpenedPatient): Promise<boolean> {
  const found = await look(access, (tx) =>
    tx
      .select({ patientId: reviewWaiting.patientId })
      .from(reviewWaiting)
      .where(and(eq(reviewWaiting.organizationId, access.organizationId), eq(reviewWaiting.patientId, patientId))),
  );
  return found.length > 0;
}
