import { and, eq } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { patient } from "#db/schema/patients.ts";
import { fullName } from "#db/terms/patient-names.ts";
import { change } from "#server/access/change.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { ExportConversationInput, ExportedConversation } from "./contract.ts";
import { readInside } from "./read-said.ts";

/**
 * One conversation to take out of Balie, with the line in the log that says so. Of a patient in an unsafe situation nothing is taken out: a file
 * goes further than who made it can see.
 * @throws NOT_FOUND, CONFLICT (`consult.not-exported-no-notices`).
 */
export function exportConversation(
  opened: OpenedPatient<"consult.export">,
  { consultId, format }: ExportConversationInput,
  now = new Date(),
): Promise<ExportedConversation> {
  const { access, patientId } = opened;
  const { organizationId } = access;
  const { name: exportedByName } = personActing(access);
  return change(access, async (tx) => {
    const said = await readInside(tx, opened, consultId);
    const { familyName, namePrefix, givenName, initials, birthDate, gender, recordNumber, contactNotes } = patient;
    const [whose] = await tx
      .select({ familyName, namePrefix, givenName, initials, birthDate, gender, recordNumber, contactNotes })
      .from(patient)
      .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId)));
    const [from] = await tx
      .select({ name: organization.name, agb: organization.agb })
      .from(organization)
      .where(eq(organization.organizationId, organizationId));
    if (!whose || !from) throw new DomainError("NOT_FOUND", "consult.not-found");
    if (whose.contactNotes.includes("no-notices")) throw new DomainError("CONFLICT", "consult.not-exported-no-notices");
    const result = {
      ...said,
      consultId,
      patient: {
        ...{ patientId, fullName: fullName(whose) },
        ...{ birthDate: whose.birthDate, gender: whose.gender, recordNumber: whose.recordNumber },
      },
      organization: { organizationId, ...from },
      ...{ exportedByName, exportedAt: now },
    };
    const object = { type: "consult", id: consultId };
    const detail = { format, count: said.messages.length };
    return { result, event: { event: "consult.exported", object, patientId, detail } };
  });
}
