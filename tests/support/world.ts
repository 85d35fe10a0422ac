import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { Role } from "#db/terms/people.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { type ProvedActor, proved } from "#server/access/proof.ts";

/** The world of one suite: organizations and people inserted by the owner, directly in the tables. */
export type TestOrganization = { organizationId: string; kind: OrganizationKind; name: string };

/** The owner's connection (not subject to row-level security), to prepare data and to see what was really stored. */
export const owner = postgres(process.env.DATABASE_URL ?? "", { max: 2, onnotice: () => undefined });

export async function makeOrganization(
  kind: OrganizationKind = "practice",
  facts: { name?: string; agb?: string | null; city?: string; isConfirmed?: boolean } = {},
): Promise<TestOrganization> {
  const organizationId = uuidv7();
  // A code belongs to one organization, so the newest takes it over.
  if (facts.agb) await owner`update organization set agb = null where agb = ${facts.agb}`;
  const name = facts.name ?? `Praktijk ${organizationId.slice(-6)}`;
  await owner`insert into organization ${owner({ organization_id: organizationId, kind, name, agb: facts.agb ?? null, city: facts.city ?? null })}`;
  if (facts.agb && facts.isConfirmed !== false) await confirmFor(organizationId, facts.agb);
  return { organizationId, kind, name };
}

/** As if the operator confirmed that the organization is who this AGB code or register name says, and nobody else. */
export async function confirmFor(organizationId: string, designation: string): Promise<void> {
  await owner`delete from connection_confirmation where designation = ${designation}`;
  await owner`insert into connection_confirmation ${owner({
    confirmation_id: uuidv7(),
    confirmed_for: organizationId,
    designation,
    proof: "operator",
    note: "confirmed for this test",
    confirmed_at: new Date(),
  })}`;
}

/** A person with these roles in the organization, as an actor whose session passed the second factor. */
export async function makePerson(
  organization: TestOrganization,
  roles: Role[],
  facts: { name?: string; hasSecondFactor?: boolean } = {},
): Promise<PersonActor & ProvedActor> {
  const personId = uuidv7();
  const sessionId = uuidv7();
  const name = facts.name ?? `Persoon ${personId.slice(-6)}`;
  const { organizationId } = organization;
  const hasSecondFactor = facts.hasSecondFactor ?? true;
  await owner`insert into person ${owner({ person_id: personId, email: `${personId}@voorbeeld.test`, name })}`;
  // Long enough ago to be a second person to a link.
  await owner`insert into membership (organization_id, person_id, roles, created_at)
    values (${organizationId}, ${personId}, ${owner.array(roles)}, now() - interval '30 days')`;
  await owner`insert into session ${owner({
    session_id: sessionId,
    person_id: personId,
    organization_id: organizationId,
    method: "password",
    second_factor_at: hasSecondFactor ? new Date(Date.now() - 3_600_000) : null,
    expires_at: new Date(Date.now() + 3_600_000),
  })}`;
  const actor: PersonActor = {
    kind: "person",
    personId,
    name,
    sessionId,
    organizationId,
    organizationKind: organization.kind,
    roles,
    hasSecondFactor,
    provedAt: new Date(),
    client: { address: "192.0.2.7", agent: "test" },
  };
  return provedPerson(actor);
}

/** The log lines of an organization, oldest first. */
export function auditLines(organizationId: string) {
  return owner<
    {
      event: string;
      actor_id: string;
      object_id: string;
      basis: string;
      outcome: string;
      detail: Record<string, unknown>;
    }[]
  >`
    select event, actor_id, object_id, basis, outcome, detail from audit_event
    where organization_id = ${organizationId} order by event_id`;
}

/** The same person, as one who showed just now who they are. */
function provedPerson(actor: PersonActor): PersonActor & ProvedActor {
  const shown = proved(actor, new Date());
  if (shown.kind !== "person") throw new Error("a person stays a person");
  return shown;
}
