import type { TransactionSql } from "postgres";
import { careKindSectors, type Sector } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ProviderRow, ProvidersInput, ProvidersPage } from "./contract.ts";
import { searchWords } from "./rules.ts";

const pageSize = 50;

type Row = { name: string; provider_type: string | null; agb_codes: string[]; service_count: number };

/** A page of the providers in force, by name. */
export async function listProviders(
  access: Access<"register.read">,
  { text, sector, after = "" }: ProvidersInput,
): Promise<ProvidersPage> {
  const rows = await look(
    access,
    (_, raw) => raw<Row[]>`
      with page as (
        select p.name, p.provider_type from register_provider p
        where p.until_version_id is null and p.name > ${after} ${named(raw, text)} ${ofSector(raw, sector)}
        order by p.name limit ${pageSize + 1}
      )
      select page.name, page.provider_type,
        array(${codesOf(raw)}) as agb_codes,
        (select count(distinct e.service_id)::int from register_endpoint e
          where e.provider_name = page.name and e.until_version_id is null) as service_count
      from page order by page.name`,
  );
  const shown = rows.slice(0, pageSize);
  return { rows: shown.map(factsOf), nextAfter: rows.length > pageSize ? (shown.at(-1)?.name ?? null) : null };
}

function factsOf(row: Row): ProviderRow {
  return {
    name: row.name,
    providerType: row.provider_type,
    agbCodes: row.agb_codes,
    serviceCount: row.service_count,
  };
}

function codesOf(raw: TransactionSql) {
  return raw`select i.value from register_identifier i
    where i.provider_name = page.name and i.system = 'AGB' and i.until_version_id is null order by i.value`;
}

function named(raw: TransactionSql, text: string | undefined) {
  if (text === undefined) return raw``;
  const { joined, digits } = searchWords(text);
  const byCode = raw`exists (select from register_identifier i where i.provider_name = p.name and i.system = 'AGB'
    and i.until_version_id is null and i.value like ${`${digits}%`})`;
  return raw`and (p.search_text like ${`%${joined}%`} ${digits === null ? raw`` : raw`or ${byCode}`})`;
}

function ofSector(raw: TransactionSql, sector: Sector | undefined) {
  if (sector === undefined) return raw``;
  const code = raw`select from register_identifier i
    where i.provider_name = p.name and i.system = 'AGB' and i.until_version_id is null`;
  if (sector === "unknown") return raw`and not exists (${code})`;
  const known = Object.keys(careKindSectors);
  const own = known.filter((kind) => careKindSectors[kind] === sector);
  return sector === "other"
    ? raw`and exists (${code} and left(i.value, 2) <> all(${known}::text[]))`
    : raw`and exists (${code} and left(i.value, 2) = any(${own}::text[]))`;
}
