import type { Access } from "#server/access/access.ts";
import { closeDatabase, observeStatements } from "#server/access/database.ts";
import type { Permission } from "#server/access/permissions.ts";
import { owner } from "#tests/support/world.ts";

/**
 * The plan of each statement about these tables that a call sends, as the application's role plans it once for every value of its
 * parameters (db/README.md): a generic plan, behind the policies. Takes the observer of statements from here on.
 */
export async function plansOf(
  access: Access<Permission>,
  about: RegExp,
  call: () => Promise<unknown>,
): Promise<string[]> {
  const heard: string[] = [];
  await closeDatabase();
  observeStatements((_, statement) => heard.push(statement));
  await call();
  await closeDatabase();
  observeStatements(() => undefined);
  const asked = heard.filter((statement) => about.test(statement));
  return owner.begin(async (tx) => {
    await tx`set local role balie_app`;
    await tx`select set_config('app.organization_id', ${access.organizationId}, true)`;
    const plans: string[] = [];
    for (const statement of asked) {
      const rows = await tx.unsafe<{ "QUERY PLAN": string }[]>(`explain (generic_plan, costs off) ${statement}`);
      plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
    }
    return plans;
  });
}
