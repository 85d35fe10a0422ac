import { and, eq, isNull } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { membership, person } from "#db/schema/people.ts";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { patientOfToken } from "#server/access/patient-served.ts";
import { DomainError } from "#server/errors.ts";
import type { ServedParties } from "./serving-contract.ts";

/** The practice and the senders that this patient's tasks refer to; colleagues who sent them nothing are left out. */
export function serveParties(access: Access<"questionnaire.serve">): Promise<ServedParties> {
  const { organizationId } = access;
  const patientId = patientOfToken(access);
  return look(access, async (tx) => {
    const [[practice], senders] = await Promise.all([
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
    if (!practice) throw new DomainError("NOT_FOUND", "general.not-found");
    return {
      organization: { organizationId, name: practice.name, agb: practice.agb },
      senders,
    };
  });
}
