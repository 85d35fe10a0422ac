import { eq, isNull } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import { serviceExpectation, serviceMeaning } from "#db/schema/catalogue.ts";
import { registerServiceName } from "#db/schema/register.ts";
import type { Sector } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ListedState } from "./check-contract.ts";
import { judgeListed, organizationKindOf } from "./check-rules.ts";

/**
 * What the register says today of one provider, as its practice sees it: from all names in the list that are the same
 * practice. For a practice that Balie knows, those are its own connections.
 */
export async function judgeProvider(
  access: Access<"connection.locate">,
  { name, kind }: { name: string; kind: Sector },
): Promise<{ state: ListedState; missing: string[] }> {
  return look(access, async (tx, raw) => {
    const { listed_count, service_ids, linked } = await offeredBy(raw, await namesOfPractice(raw, name));
    const [expectations, nameList, meanings] = await Promise.all([
      expectationsOf(tx, organizationKindOf(kind)),
      tx.select().from(registerServiceName).where(isNull(registerServiceName.untilVersionId)),
      tx.select().from(serviceMeaning),
    ]);
    return judgeListed({
      isListed: listed_count > 0,
      serviceIds: new Set(service_ids),
      expectations,
      names: {
        nameList: new Map(nameList.map((row) => [row.serviceId, row.displayName])),
        linkList: new Map(linked.map((row) => [row.id, row.name])),
        meanings: new Map(meanings.map((row) => [row.serviceId, row])),
      },
    });
  });
}

async function expectationsOf(tx: Transaction, kind: string | null) {
  if (kind === null) return [];
  return tx.select().from(serviceExpectation).where(eq(serviceExpectation.organizationKind, kind));
}

/** The connections of the one practice with this name and code; without that, the names that share an AGB code. */
async function namesOfPractice(raw: TransactionSql, name: string): Promise<string[]> {
  const known = await raw<{ provider_names: string[] }[]>`
    select s.provider_names from connection_summary s join register_identifier i
      on i.system = 'AGB' and i.value = s.agb and i.until_version_id is null and i.provider_name = any(s.provider_names)
    where i.provider_name = ${name}`;
  const [first, ...others] = known;
  if (first && others.length === 0) return first.provider_names;
  const rows = await raw<{ name: string }[]>`
    select distinct other.provider_name as name from register_identifier own
    join register_identifier other on other.system = 'AGB' and other.value = own.value and other.until_version_id is null
    where own.provider_name = ${name} and own.system = 'AGB' and own.until_version_id is null`;
  return [...new Set([name, ...rows.map((row) => row.name)])];
}

type Offered = { listed_count: number; service_ids: string[]; linked: { id: string; name: string }[] };

async function offeredBy(raw: TransactionSql, names: string[]): Promise<Offered> {
  const [row] = await raw<Offered[]>`
    select (select count(*)::int from register_provider where name = any(${names}) and until_version_id is null) as listed_count,
      array(select distinct service_id from register_endpoint
        where provider_name = any(${names}) and until_version_id is null) as service_ids,
      (select coalesce(jsonb_agg(jsonb_build_object('id', service_id, 'name', display_name)), '[]')
        from register_linked_service where provider_name = any(${names}) and until_version_id is null) as linked`;
  return row ?? { listed_count: 0, service_ids: [], linked: [] };
}
