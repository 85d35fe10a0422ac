import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { membership, person } from "#db/schema/people.ts";

/** E-mail address and language of the people who work at an organization now and match `who`. */
export function receiversAt(tx: Transaction, organizationId: string, ...who: SQL[]) {
  return tx
    .select({ email: person.email, locale: person.locale })
    .from(membership)
    .innerJoin(person, eq(person.personId, membership.personId))
    .where(and(eq(membership.organizationId, organizationId), ...who, isNull(membership.endedAt)));
}
