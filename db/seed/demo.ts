import postgres, { type TransactionSql } from "postgres";
import { demoConfirmation } from "./demo-confirmation.ts";
import { type DemoOrganization, type DemoPerson, demoOrganizations, demoPeople } from "./demo-people.ts";
import { addDemoSuppliers } from "./demo-suppliers.ts";
import { addDemoIssues } from "./issues.ts";
import { addDemoPilots } from "./pilots.ts";

const openedAt = "2026-01-05T08:00:00Z";

/**
 * Inserts the demo's organizations, people and suppliers, as the owner of the database. Existing rows are kept, so a restart loses
 * nothing. Demo people have no password: they are chosen, not signed in.
 */
export async function seedDemo(ownerUrl: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await client.begin(async (sql) => {
      await sql`select set_config('app.network', 'on', true)`;
      for (const organization of demoOrganizations) await addOrganization(sql, organization);
      for (const person of demoPeople) await addPerson(sql, person);
      await addDemoSuppliers(sql);
      await addDemoIssues(sql);
      await addDemoPilots(sql);
    });
  } finally {
    await client.end();
  }
}

// Row-level security binds an owner too, unless it is a superuser: so each row is written under its own context.
async function addOrganization(sql: TransactionSql, organization: DemoOrganization): Promise<void> {
  const { organizationId, kind, name, agb, city } = organization;
  await sql`select set_config('app.organization_id', ${organizationId}, true)`;
  await sql`
    insert into organization (organization_id, kind, name, agb, city, created_at)
    values (${organizationId}, ${kind}, ${name}, ${agb}, ${city}, ${openedAt}) on conflict do nothing`;
  if (agb)
    await sql`insert into connection_confirmation ${sql(demoConfirmation(organizationId, agb))} on conflict do nothing`;
}

async function addPerson(sql: TransactionSql, { personId, name, email, places }: DemoPerson): Promise<void> {
  await sql`select set_config('app.person_id', ${personId}, true)`;
  await sql`
    insert into person (person_id, name, email, created_at)
    values (${personId}, ${name}, ${email}, ${openedAt}) on conflict do nothing`;
  for (const { organizationId, roles } of places) {
    await sql`select set_config('app.organization_id', ${organizationId}, true)`;
    await sql`
      insert into membership (organization_id, person_id, roles, created_at)
      values (${organizationId}, ${personId}, ${sql.array(roles)}, ${openedAt}) on conflict do nothing`;
  }
}
