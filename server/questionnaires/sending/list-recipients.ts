import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { patient } from "#db/schema/patients.ts";
import { fullName } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesakeJoined } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import { recordReading } from "#server/access/record-reading.ts";
import type { Recipient, RecipientsInput } from "./contract.ts";
import { listOpenTasks } from "./scope.ts";

/** The selected patients whose records are open to the sender, as they are before sending: with their preferences and the questionnaires they have open. */
export async function listRecipients(
  access: Access<"questionnaire.send">,
  { patientIds }: RecipientsInput,
): Promise<Recipient[]> {
  if (patientIds.length === 0) return [];
  const { organizationId } = access;
  const recipients = await look(access, async (tx) => {
    const [people, open] = await Promise.all([
      tx
        .select({ patient, hasNamesake: hasNamesakeJoined() })
        .from(patient)
        .where(
          and(
            eq(patient.organizationId, organizationId),
            inArray(patient.patientId, patientIds),
            sql`${patient.patientId} not in (select closed_id from app_closed_patients())`,
          ),
        )
        .orderBy(asc(patient.sortName), asc(patient.birthDate), asc(patient.patientId)),
      listOpenTasks(tx, access, patientIds),
    ]);
    return people.map(({ patient: each, hasNamesake }) => ({
      patientId: each.patientId,
      fullName: fullName(each),
      birthDate: each.birthDate,
      recordNumber: each.recordNumber,
      hasNamesake,
      contactNotes: each.contactNotes,
      hasLeft: each.leftAt !== null,
      openUrls: open.filter((task) => task.patientId === each.patientId).map((task) => task.url),
    }));
  });
  await recordReading(access, {
    event: "patient.listed",
    screen: "questionnaires-send",
    patientIds: recipients.map((each) => each.patientId),
  });
  return recipients;
}
