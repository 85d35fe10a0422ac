import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { bestSearch, judgeSearch, likelySearches, type SearchTry, type TriedSearch } from "./find-rules.ts";
import { loadFacts } from "./scope.ts";

export type Findable = { exactNames: string[]; searches: TriedSearch[]; best: string | null };

/**
 * Runs the searches that patients are likely to type against the list in force, as a simple PGO search would: a name
 * matches when it contains the text, ignoring spaces and accents.
 */
export async function checkFindable(access: Access<"connection.read">, now = new Date()): Promise<Findable> {
  return look(access, async (tx, raw) => {
    const facts = await loadFacts(tx, access.organizationId, now);
    const listed = new Set(facts.providers.filter((row) => row.untilVersionId === null).map((row) => row.name));
    const exactNames = [...listed].sort();
    if (exactNames.length === 0) return { exactNames, searches: [], best: null };
    const { kind, name, city } = facts.organization;
    const searches = await runSearches(raw, likelySearches(kind, name, city), exactNames);
    return { exactNames, searches, best: bestSearch(searches, exactNames) };
  });
}

async function runSearches(raw: TransactionSql, tries: SearchTry[], own: string[]): Promise<TriedSearch[]> {
  const rows = await raw<{ bare: string; hits: number; has_own: boolean }[]>`
    select tried.bare, count(listed.name)::int as hits, coalesce(bool_or(listed.name = any(${own})), false) as has_own
    from unnest(${tries.map((search) => search.bare)}::text[]) as tried(bare)
    left join register_provider listed on listed.until_version_id is null and listed.search_text like '%' || tried.bare || '%'
    group by tried.bare`;
  const results = new Map(rows.map((row) => [row.bare, row]));
  return tries.map((search) => {
    const row = results.get(search.bare);
    return judgeSearch(search, row?.hits ?? 0, row?.has_own ?? false);
  });
}
