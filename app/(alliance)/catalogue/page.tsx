import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { CatalogueTabs } from "#components/catalogue/catalogue-tabs.tsx";
import { MeaningList } from "#components/catalogue/meaning-list.tsx";
import { Page } from "#components/layout/page.tsx";
import { serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalogue"))("title") };
}

/** What each data service means for a patient, in the text that practices see. */
export default async function CataloguePage() {
  await openScreen("catalogue");
  const [api, words] = await Promise.all([serverApi(), getTranslations("catalogue")]);
  const services = await api.catalogue.list();
  const known = services.filter((service) => service.meaning !== null).length;
  const today = dutchDay(new Date());
  return (
    <Page
      name={words("title")}
      sentence={words("sentence", { known, unknown: services.length - known })}
      more={words("more")}
    >
      <CatalogueTabs current="services" />
      <MeaningList services={services} today={today} />
    </Page>
  );
}
