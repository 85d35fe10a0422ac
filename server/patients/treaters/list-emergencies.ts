import { and, desc, eq, isNull, ne } from "drizzle-orm";
import { emergencyOpening, patient } from "#db/schema/patients.ts";
import { fullName } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesakeJoined } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import { recordReading } from "#server/access/record-reading.ts";
import { type Emergency, emergenciesShownMax } from "./contract.ts";
import { namesOf } from "./scope.ts";

/**
 * The emergency openings that no privacy officer has seen yet, newest first, without the reader's own: nobody looks after themselves. Own
 * choice (2026-11-30). Their names are in the log as shown.
 */
export async function listEmergencies(access: Access<"patient.see-emergencies">): Promise<Emergency[]> {
  const { organizationId } = access;
  const readerId = personActing(access).personId;
  const { openingId, patientId, personId, reason, note, openedAt } = emergencyOpening;
  const rows = await look(access, async (tx) => {
    const found = await tx
      .select({ openingId, patientId, personId, reason, note, openedAt, patient, hasNamesake: hasNamesakeJoined() })
      .from(emergencyOpening)
      .innerJoin(patient, and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId)))
      .where(
        and(
          eq(emergencyOpening.organizationId, organizationId),
          isNull(emergencyOpening.seenAt),
          ne(personId, readerId),
        ),
      )
      .orderBy(desc(openingId))
      .limit(emergenciesShownMax);
    const names = await namesOf(
      tx,
      found.map((row) => row.personId),
    );
    return found.map(({ patient: whose, personId: who, ...row }) => ({
      ...row,
      ...{ fullName: fullName(whose), birthDate: whose.birthDate, recordNumber: whose.recordNumber },
      personName: names.get(who) ?? "",
    }));
  });
  if (rows.length > 0) {
    const patientIds = rows.map((row) => row.patientId);
    await recordReading(access, { event: "patient.listed", screen: "patients.emergencies", patientIds });
  }
  return rows;
}
