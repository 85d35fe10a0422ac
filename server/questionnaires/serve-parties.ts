import { and, eq, isNull } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { patient } from "#db/schema/patients.ts";
import { membership, person } from "#db/schema/people.ts";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import { fullName } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import { patientServed } from "./scope.ts";
import type { ServedParties } from "./serving-contract.ts";

/** Patient, practice and senders that the tasks of this patient refer to; colleagues who sent him nothing are not among them. */
export function serveParties(access: Access<"questionnaire.serve">): Promise<ServedParties> {
  const { organizationId } = access;
  const patientId = patientServed(access);
  return look(access, async (tx) => {
    const [[owner], [practice], senders] = await Promise.all([
      tx
        .select()
        .from(patient)
        .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId))),
      tx
        .select({ name: organization.name, agb: organization.agb })
        .from(organization)
        .where(eq(organization.organizationId, organizationId)),
      tx
        .selectDistinct({ personId: person.personId, name: person.name, roles: membership.roles })
        .from(questionnaireTask)
        .innerJoin(person, eq(person.personId, questionnaireTask.sentBy))
        .innerJoin(
          membership,
          and(
            eq(membership.organizationId, organizationId),
            eq(membership.personId, person.personId),
            isNull(membership.endedAt),
          ),
        )
        .where(and(eq(questionnaireTask.organizationId, organizationId), eq(questionnaireTask.patientId, patientId))),
    ]);
    if (!owner || !practice) throw new DomainError("NOT_FOUND", "patient.not-found");
    const { familyName, namePrefix, givenName, initials, gender, birthDate } = owner;
    return {
      patient: { patientId, fullName: fullName(owner), familyName, namePrefix, givenName, initials, gender, birthDate },
      organization: { organizationId, name: practice.name, agb: practice.agb },
      senders,
    };
  });
}
