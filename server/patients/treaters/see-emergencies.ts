import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { emergencyOpening } from "#db/schema/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { SeeEmergenciesInput } from "./contract.ts";

/** A privacy officer has seen these emergency openings of others; a line for each, since each is about a patient. */
export function seeEmergencies(
  access: Access<"patient.see-emergencies">,
  { openingIds }: SeeEmergenciesInput,
): Promise<{ count: number }> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const seen = await tx
      .update(emergencyOpening)
      .set({ seenAt: new Date(), seenBy: personId })
      .where(
        and(
          eq(emergencyOpening.organizationId, organizationId),
          inArray(emergencyOpening.openingId, openingIds),
          isNull(emergencyOpening.seenAt),
          ne(emergencyOpening.personId, personId),
        ),
      )
      .returning({ openingId: emergencyOpening.openingId, patientId: emergencyOpening.patientId });
    return {
      result: { count: seen.length },
      event: seen.map(({ openingId, patientId }) => ({
        event: "patient.emergency-seen" as const,
        object: { type: "emergency-opening", id: openingId },
        patientId,
        detail: {},
      })),
    };
  });
}
