import type { ReferralCause } from "#db/terms/consults.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ReferralTally, TallyInput } from "./contract.ts";
import { tallyOf } from "./tally-rules.ts";

type Sum = { month: string; pgoName: string; cause: ReferralCause; count: number };

/** More than a year of all PGOs has. */
const [rowsMax, namesMax] = [5_000, 2_000];

/** How many questions all practices referred, by month, PGO and cause, the newest month first; never which practice. */
export async function tallyReferrals(
  access: Access<"consult.tally-referrals">,
  { since }: TallyInput,
): Promise<ReferralTally[]> {
  const [sums, names] = await look(access, async (_, raw) => [
    await raw<Sum[]>`
      select month::text, pgo_name as "pgoName", cause, sum(count)::int as count from consult_referral_tally
      where month >= ${since} group by 1, 2, 3 order by 1 desc, 4 desc, 2, 3 limit ${rowsMax}`,
    await raw<{ name: string }[]>`select distinct organization_name as name from register_client limit ${namesMax}`,
  ]);
  const registered = new Set(names.map(({ name }) => name));
  return tallyOf(
    sums.map((sum) => ({ ...sum, pgoName: sum.pgoName || null })),
    registered,
  );
}
