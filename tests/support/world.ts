import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { Role } from "#db/terms/people.ts";
import type { PersonActor } from "#server/access/actor.ts";

/** A small world for one suite: organizations and people made by the owner's hand, straight in the tables. */
export type TestOrganization = { organizationId: string; kind: OrganizationKind; name: string };

/** The owner's connection (past the wall), to prepare a world and to look at what was really stored. */
export const owner = postgres(process.env.DATABASE_URL ?? "", { max: 2, onnotice: () => undefined });

export async function makeOrganization(
  kind: OrganizationKind = "practice",
  facts: { name?: string; agb?: string | null; city?: string } = {},
): Promise<TestOrganization> {
  const organizationId = uuidv7();
  // A code belongs to one organization: the newest takes it over.
  if (facts.agb) await owner`update organization set agb = null where agb = ${facts.agb}`;
  const name = facts.name ?? `Praktijk ${organizationId.slice(-6)}`;
  await owner`insert into organization ${owner({ organization_id: organizationId, kind, name, agb: facts.agb ?? null, city: facts.city ?? null })}`;
  return { organizationId, kind, name };
}

/** A person with these roles in the organization, as an actor whose session passed a second factor. */
export async function makePerson(
  organization: TestOrganization,
  roles: Role[],
  facts: { name?: string; hasSecondFactor?: boolean } = {},
): Promise<PersonActor> {
  const personId = uuidv7();
  const sessionId = uuidv7();
  const name = facts.name ?? `Persoon ${personId.slice(-6)}`;
  const { organizationId } = organization;
  const hasSecondFactor = facts.hasSecondFactor ?? true;
  await owner`insert into person ${owner({ person_id: personId, email: `${personId}@voorbeeld.test`, name })}`;
  await owner`insert into membership (organization_id, person_id, roles) values (${organizationId}, ${personId}, ${owner.array(roles)})`;
  await owner`insert into session ${owner({
    session_id: sessionId,
    person_id: personId,
    organization_id: organizationId,
    method: "password",
    second_factor_at: hasSecondFactor ? new Date() : null,
    expires_at: new Date(Date.now() + 3_600_000),
  })}`;
  return {
    kind: "person",
    personId,
    name,
    sessionId,
    organizationId,
    organizationKind: organization.kind,
    roles,
    hasSecondFactor,
    client: { address: "192.0.2.7", agent: "test" },
  };
}

/** The lines that the log holds for an organization, oldest first. */
export function auditLines(organizationId: string) {
  return owner<
    { event: string; actor_id: string; object_id: string; outcome: string; detail: Record<string, unknown> }[]
  >`
    select event, actor_id, object_id, outcome, detail from audit_event
    where organization_id = ${organizationId} order by event_id`;
}
