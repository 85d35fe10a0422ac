import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { type FoundCandidate, kindOf } from "./check-rules.ts";

/** One more than is ever shown, so that it is known that there are more. */
const foundMax = 11;

type Row = {
  name: string;
  agb_codes: string[];
  place: string | null;
  organization_kind: string | null;
  practice_name: string | null;
};

/**
 * Providers in the list that have every word in their name or, of a practice that Balie knows, in its own name or
 * place; and the given ones, with their kind and place. Any practice may claim a name, so its place counts only when
 * the link list gives that name to its AGB code.
 */
export async function locatePractices(
  access: Access<"connection.locate">,
  { words, names }: { words: readonly string[]; names: readonly string[] },
): Promise<FoundCandidate[]> {
  return look(access, async (_, raw) => {
    const located = words.length === 0 ? [] : await namesAt(raw, words);
    const wanted = [...new Set([...names, ...located])];
    const rows = await placesOf(raw, wanted);
    const byName = new Map(rows.map((row) => [row.name, row]));
    return wanted.flatMap((name) => {
      const row = byName.get(name);
      if (!row) return [];
      return {
        name,
        kind: kindOf(row.agb_codes, row.organization_kind),
        place: row.place,
        practiceName: row.practice_name,
      };
    });
  });
}

async function namesAt(raw: TransactionSql, words: readonly string[]): Promise<string[]> {
  const rows = await raw<{ name: string }[]>`
    select i.provider_name as name
    from connection_summary s join register_identifier i
      on i.system = 'AGB' and i.value = s.agb and i.until_version_id is null and i.provider_name = any(s.provider_names)
    join register_provider p on p.name = i.provider_name and p.until_version_id is null
    where not exists (select from unnest(${[...words]}::text[]) as typed(word)
      where unaccent(lower(concat_ws(' ', s.city, s.organization_name, i.provider_name))) not like '%' || typed.word || '%')
    order by i.provider_name limit ${foundMax}`;
  return rows.map((row) => row.name);
}

/** AGB codes and place of names. Two practices with the same code and name give no place: it may be either. */
function placesOf(raw: TransactionSql, names: readonly string[]) {
  return raw<Row[]>`
    with wanted as (select unnest(${[...names]}::text[]) as name),
    known as (
      select i.provider_name as name, min(s.city) as place, min(s.organization_kind) as organization_kind,
        min(s.organization_name) as practice_name
      from connection_summary s join register_identifier i
        on i.system = 'AGB' and i.value = s.agb and i.until_version_id is null and i.provider_name = any(s.provider_names)
      where i.provider_name in (select name from wanted)
      group by i.provider_name having count(*) = 1
    )
    select w.name, k.place, k.organization_kind, k.practice_name, array(select distinct i.value from register_identifier i
      where i.provider_name = w.name and i.system = 'AGB' and i.until_version_id is null order by i.value) as agb_codes
    from wanted w left join known k on k.name = w.name`;
}
