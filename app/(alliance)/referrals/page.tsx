import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { monthsBack } from "#app/months-back.ts";
import { openScreen } from "#app/shell.ts";
import { ReferralCounts } from "#components/consults/referral/referral-counts.tsx";
import { Page } from "#components/layout/page.tsx";
import { serverApi } from "#server/api/caller.ts";
import { tallyCountMin } from "#server/consults/referral/contract.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consults.referrals"))("title") };
}

/** How many questions all practices referred, by month, PGO and cause; no practice, no patient, no words of anybody. */
export default async function ReferralsPage() {
  await openScreen("referrals");
  const [api, words] = await Promise.all([serverApi(), getTranslations("consults.referrals")]);
  const rows = await api.consults.referralTally({ since: monthsBack(new Date()) });
  return (
    <Page
      name={words("title")}
      sentence={words("allSentence")}
      more={words("allMore", { count: tallyCountMin })}
      width="form"
    >
      <ReferralCounts rows={rows} />
    </Page>
  );
}
