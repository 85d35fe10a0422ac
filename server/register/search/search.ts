import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { FoundProvider, SearchInput } from "./contract.ts";
import { type SearchWords, searchWords } from "./rules.ts";

const resultsMax = 20;
/** Limits on candidates; a query of only common words matches half the register, and any twenty results will do. */
const candidatesMax = 2_000;
const commonMax = 100;
type Best = { name: string; is_current: boolean; score: number };
type Row = {
  name: string;
  provider_type: string | null;
  agb_codes: string[] | null;
  service_count: number;
  former_name: string | null;
  is_current: boolean;
  score: number;
};

/**
 * Finds providers by name in any word order and spelling, with or without accents, by a former name, or by the prefix
 * of an AGB code. At most 20, best first.
 */
export async function searchProviders(
  access: Access<"register.search"> | Access<"register.check">,
  { text }: SearchInput,
): Promise<FoundProvider[]> {
  const asked = searchWords(text);
  if (asked.joined.length < 2 && asked.digits === null) return [];
  const rows = await look(access, async (_, raw) => resolved(raw, await looksBest(raw, asked)));
  return rows.map((row) => ({
    name: row.name,
    providerType: row.provider_type,
    agbCodes: row.agb_codes ?? [],
    serviceCount: row.service_count,
    formerName: row.former_name,
    isCurrent: row.is_current,
    score: Number(row.score),
  }));
}

/**
 * The names, current or former, that are most similar to the query. The settings force the trigram index (available as
 * a bitmap scan only): the planner underestimates the table and prefers a sequential or primary-key scan, ten times
 * slower. A custom plan is five times faster here than the generic plan of a prepared statement.
 */
async function looksBest(raw: TransactionSql, { words, joined, digits, isCommon, likenessMin }: SearchWords) {
  const [, best] = await Promise.all([
    raw`select set_config('pg_trgm.word_similarity_threshold', ${String(likenessMin)}, true),
      set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true),
      set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(),
    raw<Best[]>`
      with asked as materialized (select unaccent(${joined}) as joined),
      word as materialized (select unaccent(w) as w from unnest(${[...words]}::text[]) w),
      candidate as materialized (
        (select p.name, p.search_text, p.until_version_id is null as is_current, false as is_by_code
        from word join register_provider p on word.w <% p.search_text limit ${isCommon ? commonMax : candidatesMax})
        union
        (select p.name, p.search_text, p.until_version_id is null, true
        from register_identifier i join register_provider p on p.name = i.provider_name
        where ${digits}::text is not null and i.system = 'AGB' and i.value >= ${digits} and i.value < ${`${digits}~`}
        order by i.value limit ${commonMax})
      )
      select c.name, c.is_current, greatest(
        case when c.search_text = asked.joined then 1.0 else 0 end,
        0.7 * (select coalesce(avg(word_similarity(w, c.search_text)), 0) from word)
          + 0.3 * similarity(asked.joined, c.search_text),
        case when c.is_by_code then 0.99 else 0 end)::float8 as score
      from candidate c, asked order by score desc, is_current desc, name limit ${resultsMax * 2}`.execute(),
  ]);
  return best;
}

/** The current providers of these names; a former name is resolved through a shared AGB code. With a cached generic plan. */
async function resolved(raw: TransactionSql, best: readonly Best[]): Promise<Row[]> {
  if (best.length === 0) return [];
  const [, rows] = await Promise.all([
    raw`select set_config('enable_seqscan', 'on', true), set_config('enable_indexscan', 'on', true),
      set_config('plan_cache_mode', 'force_generic_plan', true)`.execute(),
    raw<Row[]>`
      with best as (
        select * from json_to_recordset(${JSON.stringify(best)}::text::json) as best (name text, is_current boolean, score float8)
      ), resolved as (
        select b.score, b.name as found_name, b.is_current as found_current,
          coalesce(case when b.is_current then b.name end, successor.name, b.name) as name
        from best b
        left join lateral (
          select n.provider_name as name from register_identifier o
          join register_identifier n on n.system = o.system and n.value = o.value and n.until_version_id is null
          join register_provider p on p.name = n.provider_name and p.until_version_id is null
          where not b.is_current and o.provider_name = b.name and o.system = 'AGB' limit 1) successor on true
      ), once as (select distinct on (name) * from resolved order by name, score desc, found_current desc)
      select once.name, p.provider_type, once.score,
        nullif(once.found_name, once.name) as former_name,
        p.name is not null as is_current,
        (select array_agg(distinct i.value order by i.value) from register_identifier i
          where i.provider_name = once.name and i.system = 'AGB' and i.until_version_id is null) as agb_codes,
        (select count(distinct e.service_id)::int from register_endpoint e
          where e.provider_name = once.name and e.until_version_id is null) as service_count
      from once left join lateral (select name, provider_type from register_provider p
        where p.name = once.name and p.until_version_id is null limit 1) p on true
      order by once.score desc, is_current desc, once.name limit ${resultsMax}`.execute(),
  ]);
  return rows;
}
