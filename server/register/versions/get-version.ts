import { eq } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { registerVersion } from "#db/schema/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import { type Target, targets } from "#server/register/lists/targets.ts";
import type { ListVersion, VersionChange, VersionInput } from "./contract.ts";

/** Nobody reads more than these; the counts of the version give the total. */
const changesMax = 200;

/**
 * One version with its changes from the previous one, at most 200. The first version of a list shows none: everything
 * is new.
 */
export async function getVersion(
  access: Access<"register.read">,
  { versionId }: VersionInput,
): Promise<{ version: ListVersion; changes: VersionChange[]; hasMore: boolean; isFirst: boolean }> {
  return look(access, async (tx, raw) => {
    const [version] = await tx.select().from(registerVersion).where(eq(registerVersion.versionId, versionId));
    if (!version) throw new DomainError("NOT_FOUND", "general.not-found");
    const [before] = await raw`select from register_version
      where list = ${version.list} and version_id < ${versionId} and state in ('superseded', 'withdrawn') limit 1`;
    if (!version.list || !before) return { version, changes: [], hasMore: false, isFirst: true };
    const found: VersionChange[] = [];
    for (const target of targets[version.list]) found.push(...(await changesOf(raw, target, versionId)));
    return { version, changes: found.slice(0, changesMax), hasMore: found.length > changesMax, isFirst: false };
  });
}

/** Rows that end at a version joined with rows that begin at it, by key. */
async function changesOf(raw: TransactionSql, target: Target, versionId: string): Promise<VersionChange[]> {
  const { table, key, columns } = target;
  const rest = columns.filter((column) => !key.includes(column));
  const object = (side: string) =>
    rest.length === 0
      ? "'{}'::jsonb"
      : `jsonb_strip_nulls(jsonb_build_object(${rest.map((column) => `'${column}', ${side}.${column}`).join(", ")}))`;
  const rows = await raw.unsafe<
    {
      kind: VersionChange["kind"];
      name: string;
      part: string;
      before: Record<string, string>;
      after: Record<string, string>;
    }[]
  >(
    `select case when o.since_version_id is null then 'removed' when c.since_version_id is null then 'added' else 'changed' end as kind,
      ${key[0]} as name, concat_ws(' ', ${[...key.slice(1), "''"].join(", ")}) as part, ${object("c")} as before, ${object("o")} as after
    from (select * from ${table} where until_version_id = $1) c
    full join (select * from ${table} where since_version_id = $1) o using (${key.join(", ")})
    order by ${key.join(", ")} limit ${changesMax + 1}`,
    [versionId],
  );
  const noun = nounOf[target.row];
  return rows.map((row) => ({ ...row, noun, part: row.part.trim() }));
}

const nounOf: Record<Target["row"], VersionChange["noun"]> = {
  provider: "provider",
  endpoint: "endpoint",
  linkProvider: "provider",
  linkIdentifier: "identifier",
  linkService: "service",
  serviceName: "service",
  client: "client",
  node: "node",
};
