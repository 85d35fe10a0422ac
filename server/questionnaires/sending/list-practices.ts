import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";

/** Organizations that can send questionnaires. Only the worker's grant may ask. */
export async function listPractices(tx: Transaction): Promise<string[]> {
  const rows = await tx
    .select({ organizationId: organization.organizationId })
    .from(organization)
    .where(sql`${organization.kind} in ('practice', 'pharmacy')`);
  return rows.map((row) => row.organizationId);
}
