import type { TransactionSql } from "postgres";
import type { ListKind } from "#db/terms/register.ts";
import type { RowTable } from "./lists/declaration.ts";

/** How staged rows become rows of the register: the key says which row it is, the values whether it changed. */
interface Target {
  row: RowTable;
  table: string;
  /** Plural, for the counts of what changed. */
  noun: string;
  key: Record<string, string>;
  values: Record<string, string>;
  /** Follows from the key, so it never differs alone. */
  derived?: Record<string, string>;
}

const targets: Record<ListKind, readonly Target[]> = {
  ZAL: [
    {
      row: "provider",
      table: "register_provider",
      noun: "providers",
      key: { name: "s.c1" },
      values: { provider_type: "s.c2" },
      derived: { search_text: "translate(split_part(s.c1, '@', 1), '.-', '')" },
    },
    {
      row: "endpoint",
      table: "register_endpoint",
      noun: "endpoints",
      key: { provider_name: "s.c1", interface_version: "coalesce(s.c2, '')", service_id: "s.c3", role_code: "s.c8" },
      values: {
        authorization_uri: "s.c4",
        token_uri: "s.c5",
        subscription_days_max: "s.c6::integer",
        subscription_uri: "s.c7",
        resource_uri: "s.c9",
      },
    },
  ],
  ZAKL: [
    {
      row: "linkIdentifier",
      table: "register_identifier",
      noun: "identifiers",
      key: { provider_name: "s.c1", system: "s.c2", value: "s.c3" },
      values: {},
    },
    {
      row: "linkService",
      table: "register_linked_service",
      noun: "services",
      key: { provider_name: "s.c1", service_id: "s.c2", interface_version: "s.c3" },
      values: { display_name: "s.c4" },
    },
  ],
  GNL: [
    {
      row: "serviceName",
      table: "register_service_name",
      noun: "services",
      key: { service_id: "s.c1" },
      values: { display_name: "s.c2" },
    },
  ],
  OCL: [
    {
      row: "client",
      table: "register_client",
      noun: "clients",
      key: { hostname: "s.c1" },
      values: { organization_name: "s.c2" },
    },
  ],
  WHL: [{ row: "node", table: "register_node", noun: "nodes", key: { hostname: "s.c1" }, values: {} }],
};

/**
 * Makes the staged list the one in force: rows that are gone or changed end at this version, new and changed ones begin at
 * it, equal ones are not touched. Answers with what changed, by kind; nothing for the first list, in which all is new.
 */
export async function applyList(
  raw: TransactionSql,
  list: ListKind,
  versionId: string,
  isFirst: boolean,
): Promise<Record<string, number>> {
  const changes: Record<string, number> = {};
  if (!isFirst) await raw`analyze register_stage`;
  for (const target of targets[list]) {
    if (!isFirst) await raw.unsafe(closeStatement(target), [versionId]);
    await raw.unsafe(openStatement(target, isFirst), [versionId]);
    if (!isFirst) Object.assign(changes, await countChanges(raw, target, versionId));
  }
  if (list === "ZAL" && !isFirst) Object.assign(changes, await countServiceChanges(raw, versionId));
  return changes;
}

const equal = (pairs: Record<string, string>, operator: string) =>
  Object.entries(pairs).map(([column, expression]) => `t.${column} ${operator} ${expression}`);

function closeStatement({ table, row, key, values }: Target): string {
  const same = [...equal(key, "="), ...equal(values, "is not distinct from")].join(" and ");
  return `update ${table} t set until_version_id = $1 where t.until_version_id is null
    and not exists (select from register_stage s where s.row_table = '${row}' and ${same})`;
}

function openStatement({ table, row, key, values, derived }: Target, isFirst: boolean): string {
  const columns = { ...key, ...values, ...derived };
  const isNew = `and not exists (select from ${table} t where t.until_version_id is null and ${equal(key, "=").join(" and ")})`;
  return `insert into ${table} (${Object.keys(columns).join(", ")}, since_version_id)
    select ${Object.values(columns).join(", ")}, $1 from register_stage s where s.row_table = '${row}' ${isFirst ? "" : isNew}`;
}

async function countChanges(raw: TransactionSql, target: Target, versionId: string): Promise<Record<string, number>> {
  const [found] = await raw.unsafe<{ added: number; removed: number; changed: number }[]>(
    `select count(*) filter (where opened and not closed)::int as added,
      count(*) filter (where closed and not opened)::int as removed,
      count(*) filter (where opened and closed)::int as changed
    from (select bool_or(since_version_id = $1) as opened, bool_or(until_version_id is not distinct from $1) as closed
      from ${target.table} where since_version_id = $1 or until_version_id = $1 group by ${Object.keys(target.key).join(", ")}) k`,
    [versionId],
  );
  return named(target.noun, found);
}

/** A service or provider changed when anything inside it did, and it was there before and is there now. */
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
