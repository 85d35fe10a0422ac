import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { organization } from "#db/schema/organizations.ts";
import { membership, person } from "#db/schema/people.ts";
import { demoOrganizations, demoPeople } from "./demo-people.ts";

const openedAt = new Date("2026-01-05T08:00:00Z");

/**
 * Puts the demo's organizations and people in a database, as its owner. What is there stays as somebody left it, so
 * a second start keeps everything. Demo people have no password: they are chosen, not signed in.
 */
export async function seedDemo(ownerUrl: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await drizzle({ client }).transaction(async (tx) => {
      await tx.execute(sql`set local row_security = off`);
      await tx
        .insert(organization)
        .values(demoOrganizations.map((row) => ({ ...row, createdAt: openedAt })))
        .onConflictDoNothing();
      await tx
        .insert(person)
        .values(demoPeople.map(({ personId, name, email }) => ({ personId, name, email, createdAt: openedAt })))
        .onConflictDoNothing();
      await tx
        .insert(membership)
        .values(
          demoPeople.flatMap(({ personId, places }) =>
            places.map((place) => ({ ...place, personId, createdAt: openedAt })),
          ),
        )
        .onConflictDoNothing();
    });
  } finally {
    await client.end();
  }
}
