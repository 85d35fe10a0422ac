import { asc, eq } from "drizzle-orm";
import { membership, person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { AuditActor } from "./contract.ts";

/** Everybody who works or worked in the organization, for a filter; people who left are still in the log. */
export function listAuditActors(access: Access<"audit.read">): Promise<AuditActor[]> {
  return look(access, async (tx) => {
    const people = await tx
      .select({ actorId: person.personId, name: person.name })
      .from(membership)
      .innerJoin(person, eq(person.personId, membership.personId))
      .where(eq(membership.organizationId, access.organizationId))
      .orderBy(asc(person.name), asc(person.personId));
    return people.map((row) => ({ ...row, kind: "person" as const }));
  });
}
