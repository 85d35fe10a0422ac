import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { monthsBack } from "#app/months-back.ts";
import { openFor } from "#app/shell.ts";
import { ReferralCounts } from "#components/consults/referral/referral-counts.tsx";
import { Page } from "#components/layout/page.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consults.referrals"))("title") };
}

/** How many questions this practice referred, by month, PGO and cause. */
export default async function NotForUsPage() {
  await openFor("consult.count-referrals");
  const [api, words] = await Promise.all([serverApi(), getTranslations("consults.referrals")]);
  const rows = await api.consults.referralCounts({ since: monthsBack(new Date()) });
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return (
    <Page name={words("title")} sentence={words("ownSentence", { count })} more={words("ownMore")} width="form">
      <ReferralCounts rows={rows} />
    </Page>
  );
}
