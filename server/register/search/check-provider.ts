import type { TransactionSql } from "postgres";
import { isListStale, type ListKind, type ListSource } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { addressKey } from "#server/access/throttling/address-key.ts";
import { throttle } from "#server/access/throttling/throttle.ts";
import type { CheckInput, ListBasis, ProviderCheck, ProviderService } from "./contract.ts";
import { searchWords } from "./rules.ts";

/** Enough for a person with a list of practices, too little to copy the register. */
const checkLimit = { name: "register.check", countMax: 40, windowSeconds: 300 };

/**
 * Looks a provider up for the public check, with its services: by exact name (with or without `@medmij`) or AGB code.
 * Throws TOO_MANY for an address with too many requests.
 */
export async function checkProvider(
  access: Access<"register.check">,
  { text }: CheckInput,
  now = new Date(),
): Promise<ProviderCheck> {
  if (access.actor.kind === "anonymous") await throttle(checkLimit, addressKey(access.actor.client.address));
  const asked = text.trim().toLowerCase();
  const agb = asked.replaceAll(/[\s.-]/g, "");
  const name = asked.endsWith("@medmij") ? asked : `${asked}@medmij`;
  return look(access, async (_, raw) => {
    const basis = await basisOf(raw, now);
    const code = /^\d{8}$/.test(agb) ? agb : null;
    return { basis, providers: basis ? await providersOf(raw, name, searchWords(text).joined, code) : [] };
  });
}

async function basisOf(raw: TransactionSql, now: Date): Promise<ListBasis | null> {
  const [row] = await raw<
    {
      version_id: string;
      list: ListKind;
      serial: string | null;
      stamped_at: string | null;
      confirmed_at: string;
      source: ListSource;
    }[]
  >`select version_id, list, serial, stamped_at, confirmed_at, source from register_version where list = 'ZAL' and state = 'current'`;
  if (!row) return null;
  const stampedAt = row.stamped_at === null ? null : new Date(row.stamped_at);
  const confirmedAt = new Date(row.confirmed_at);
  const { list, source, version_id: versionId } = row;
  const serial = row.serial === null ? null : Number(row.serial);
  const isStale = isListStale({ source, stampedAt, confirmedAt }, now);
  return { list, versionId, serial, stampedAt, confirmedAt, source, isStale };
}

interface ServiceRow {
  name: string;
  agb_codes: string[] | null;
  services: { id: string; name: string | null; versions: string[]; roles: string[]; reachable: boolean }[] | null;
}

/**
 * Providers by name (also with spaces and accents) or AGB code, and their other names by the same code, with the services in the ZAL first, then those only in
 * the link list.
 */
async function providersOf(
  raw: TransactionSql,
  name: string,
  joined: string,
  agb: string | null,
): Promise<ProviderCheck["providers"]> {
  const rows = await raw<ServiceRow[]>`
    with asked as (
      select name from register_provider where (name = ${name} or search_text = ${joined}) and until_version_id is null
      union select provider_name from register_identifier
        where system = 'AGB' and value = ${agb} and until_version_id is null
    ), wanted as (
      select name from asked
      union select other.provider_name from asked
        join register_identifier own on own.provider_name = asked.name and own.system = 'AGB' and own.until_version_id is null
        join register_identifier other on other.system = 'AGB' and other.value = own.value and other.until_version_id is null
    ), service as (
      select w.name, e.service_id, array_agg(distinct e.interface_version) as versions, array_agg(distinct e.role_code) as roles, true as reachable
      from wanted w join register_endpoint e on e.provider_name = w.name and e.until_version_id is null group by 1, 2
      union all
      select w.name, l.service_id, array_agg(distinct l.interface_version), '{}', false
      from wanted w join register_linked_service l on l.provider_name = w.name and l.until_version_id is null
      where not exists (select from register_endpoint e where e.provider_name = w.name and e.service_id = l.service_id and e.until_version_id is null)
      group by 1, 2
    )
    select w.name,
      (select array_agg(distinct value order by value) from register_identifier i
        where i.provider_name = w.name and i.system = 'AGB' and i.until_version_id is null) as agb_codes,
      (select jsonb_agg(jsonb_build_object('id', s.service_id, 'versions', s.versions, 'roles', s.roles, 'reachable', s.reachable,
          'name', coalesce(n.display_name, (select min(l.display_name) from register_linked_service l
            where l.provider_name = s.name and l.service_id = s.service_id and l.until_version_id is null)))
          order by s.reachable desc, n.display_name, s.service_id)
        from service s left join register_service_name n on n.service_id = s.service_id and n.until_version_id is null
        where s.name = w.name) as services
    from wanted w order by w.name`;
  return rows.map((row) => ({
    name: row.name,
    agbCodes: row.agb_codes ?? [],
    services: (row.services ?? []).map(
      (service): ProviderService => ({
        serviceId: service.id,
        displayName: service.name,
        interfaceVersions: service.versions.filter((version) => version !== ""),
        roles: service.roles,
        isReachable: service.reachable,
      }),
    ),
  }));
}
