import { and, asc, desc, eq, gt, gte } from "drizzle-orm";
import { consultReferralTally } from "#db/schema/consults.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ReferralCount, TallyInput } from "./contract.ts";

/** More cells than a year of a practice has. */
const rowsMax = 500;

/** How many questions this practice referred, by month, PGO and cause; the newest month first. */
export async function countReferrals(
  access: Access<"consult.count-referrals">,
  { since }: TallyInput,
): Promise<ReferralCount[]> {
  const { month, pgoName, cause, count, organizationId } = consultReferralTally;
  const rows = await look(access, (tx) =>
    tx
      .select({ month, pgoName, cause, count })
      .from(consultReferralTally)
      .where(and(eq(organizationId, access.organizationId), gte(month, since), gt(count, 0)))
      .orderBy(desc(month), desc(count), asc(pgoName), asc(cause))
      .limit(rowsMax),
  );
  return rows.map((row) => ({ ...row, pgoName: row.pgoName || null }));
}
