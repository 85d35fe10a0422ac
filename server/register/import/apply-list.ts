import type { TransactionSql } from "postgres";
import type { ListKind } from "#db/terms/register.ts";
import { columnCasts, type Target, targets } from "#server/register/lists/targets.ts";

/**
 * Puts the staged list in force: removed and changed rows end at this version, new and changed rows begin at it, equal
 * rows are left alone. Returns the counts of what changed, by kind.
 */
export async function applyList(
  raw: TransactionSql,
  list: ListKind,
  versionId: string,
): Promise<Record<string, number>> {
  const changes: Record<string, number> = {};
  await raw`analyze register_stage`;
  for (const target of targets[list]) {
    await raw.unsafe(closeStatement(target), [versionId]);
    await raw.unsafe(openStatement(target), [versionId]);
    Object.assign(changes, await countChanges(raw, target, versionId));
  }
  if (list === "ZAL") Object.assign(changes, await countServiceChanges(raw, versionId));
  return changes;
}

/** The expression for a register column in the staged row. */
function staged({ columns, key }: Target, column: string): string {
  const value = `s.c${columns.indexOf(column) + 1}${columnCasts[column] ?? ""}`;
  return key.includes(column) ? `coalesce(${value}, '')` : value;
}

function isSame(target: Target, columns: readonly string[]): string {
  const tests = columns.map((column) => {
    const operator = target.key.includes(column) ? "=" : "is not distinct from";
    return `t.${column} ${operator} ${staged(target, column)}`;
  });
  return tests.join(" and ");
}

function closeStatement(target: Target): string {
  return `update ${target.table} t set until_version_id = $1 where t.until_version_id is null and not exists (
    select from register_stage s where s.row_table = '${target.row}' and ${isSame(target, target.columns)})`;
}

function openStatement(target: Target): string {
  const values = target.columns.map((column) => staged(target, column));
  return `insert into ${target.table} (${target.columns.join(", ")}, since_version_id)
    select ${values.join(", ")}, $1 from register_stage s where s.row_table = '${target.row}' and not exists (
      select from ${target.table} t where t.until_version_id is null and ${isSame(target, target.key)})`;
}

async function countChanges(raw: TransactionSql, target: Target, versionId: string): Promise<Record<string, number>> {
  const [found] = await raw.unsafe<{ added: number; removed: number; changed: number }[]>(
    `select count(*) filter (where opened and not closed)::int as added,
      count(*) filter (where closed and not opened)::int as removed,
      count(*) filter (where opened and closed)::int as changed
    from (select bool_or(since_version_id = $1) as opened, bool_or(until_version_id is not distinct from $1) as closed
      from ${target.table} where since_version_id = $1 or until_version_id = $1 group by ${target.key.join(", ")}) k`,
    [versionId],
  );
  return named(target.noun, found);
}

/** A service or provider counts as changed when anything inside it changed and it exists both before and after. */
async function countServiceChanges(raw: TransactionSql, versionId: string): Promise<Record<string, number>> {
  const [found] = await raw<{ services: Change; providers: Change }[]>`
    with touched as (
      select distinct provider_name, interface_version, service_id from register_endpoint
      where since_version_id = ${versionId} or until_version_id = ${versionId}
    ), service as (
      select t.provider_name,
        exists (select from register_endpoint e where (e.provider_name, e.interface_version, e.service_id) = (t.provider_name, t.interface_version, t.service_id)
          and e.until_version_id is null) as is_there,
        exists (select from register_endpoint e where (e.provider_name, e.interface_version, e.service_id) = (t.provider_name, t.interface_version, t.service_id)
          and e.since_version_id <> ${versionId} and (e.until_version_id is null or e.until_version_id = ${versionId})) as was_there
      from touched t
    ), own as (
      select name, bool_or(until_version_id is null) as is_there, bool_or(since_version_id <> ${versionId}) as was_there
      from register_provider where since_version_id = ${versionId} or until_version_id = ${versionId} group by name
    ), provider as (
      select name, coalesce(own.is_there, true) as is_there, coalesce(own.was_there, true) as was_there
      from (select distinct provider_name as name from touched) t full join own using (name)
    )
    select
      (select json_build_object('added', count(*) filter (where is_there and not was_there),
        'removed', count(*) filter (where was_there and not is_there),
        'changed', count(*) filter (where was_there and is_there)) from service) as services,
      (select json_build_object('added', count(*) filter (where is_there and not was_there),
        'removed', count(*) filter (where was_there and not is_there),
        'changed', count(*) filter (where was_there and is_there)) from provider) as providers`;
  return { ...named("services", found?.services), ...named("providers", found?.providers) };
}

type Change = { added: number; removed: number; changed: number };

function named(noun: string, change: Change | undefined): Record<string, number> {
  return {
    [`${noun}Added`]: change?.added ?? 0,
    [`${noun}Removed`]: change?.removed ?? 0,
    [`${noun}Changed`]: change?.changed ?? 0,
  };
}
