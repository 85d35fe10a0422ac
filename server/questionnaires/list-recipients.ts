import { and, eq, inArray } from "drizzle-orm";
import { patient } from "#db/schema/patients.ts";
import { fullName } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { recordReading } from "#server/access/record-reading.ts";
import type { Recipient, RecipientsInput } from "./contract.ts";
import { openTasks } from "./scope.ts";

/** The patients of a selection as the sender sees them before sending: with their wishes, and which lists they have open. */
export async function listRecipients(
  access: Access<"questionnaire.send">,
  { patientIds }: RecipientsInput,
): Promise<Recipient[]> {
  if (patientIds.length === 0) return [];
  const { organizationId } = access;
  const recipients = await look(access, async (tx) => {
    const [people, open] = await Promise.all([
      tx
        .select()
        .from(patient)
        .where(and(eq(patient.organizationId, organizationId), inArray(patient.patientId, patientIds))),
      openTasks(tx, access, patientIds),
    ]);
    return people.map((each) => ({
      patientId: each.patientId,
      fullName: fullName(each),
      birthDate: each.birthDate,
      contactNotes: each.contactNotes,
      hasLeft: each.leftAt !== null,
      openUrls: open.filter((task) => task.patientId === each.patientId).map((task) => task.url),
    }));
  });
  await recordReading(access, { event: "patient.listed", screen: "questionnaires-send", count: recipients.length });
  return recipients.toSorted((left, right) => left.fullName.localeCompare(right.fullName, "nl"));
}
