import { and, eq, isNull } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { membership, person } from "#db/schema/people.ts";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import { patientServed } from "./scope.ts";
import type { ServedParties } from "./serving-contract.ts";

/** The practice and the senders that the tasks of this patient refer to; colleagues who sent him nothing are not among them. */
export function serveParties(access: Access<"questionnaire.serve">): Promise<ServedParties> {
  const { organizationId } = access;
  const patientId = patientServed(access);
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
