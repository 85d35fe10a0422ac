import { demoOrganizations, demoPeople } from "#db/seed/demo-people.ts";
import type { Access } from "#server/access/access.ts";
import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import type { DemoGroup } from "./contract.ts";

/** The demo people that a visitor can sign in as, per organization. */
export async function listDemoPeople(_: Access<"person.list-demo">): Promise<DemoGroup[]> {
  if (!env().BALIE_DEMO) throw new DomainError("NOT_FOUND", "general.not-found");
  return demoOrganizations.map(({ organizationId, kind, name, city }) => ({
    organizationId,
    kind,
    name,
    city,
    people: demoPeople.flatMap((person) =>
      person.places
        .filter((place) => place.organizationId === organizationId)
        .map(({ roles }) => ({
          personId: person.personId,
          name: person.name,
          roles,
          placeCount: person.places.length,
        })),
    ),
  }));
}
