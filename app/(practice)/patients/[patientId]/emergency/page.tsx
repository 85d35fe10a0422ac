import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { openFor } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { OpenInEmergency } from "#components/patients/treaters/open-in-emergency.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { serverApi } from "#server/api/caller.ts";
import { spokenDay } from "#server/calendar/spoken.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("patients.emergency"))("title") };
}

/** Where a record that is not open to the reader leads: whose it is, who treats, and opening it with a reason. */
export default async function EmergencyPage({ params }: { params: Promise<{ patientId: string }> }) {
  await openFor("patient.open-in-emergency");
  const [{ patientId }, api, words, locale] = await Promise.all([
    params,
    serverApi(),
    getTranslations("patients.emergency"),
    getLocale(),
  ]);
  const closed = await api.patients.closedRecord({ patientId });
  if (!closed) redirect(`/patients/${patientId}`);
  const { fullName: name, birthDate, treaterNames } = closed;
  const day = spokenDay(birthDate, locale, { day: "numeric", month: "short", year: "numeric" });
  return (
    <Page
      name={words("title")}
      sentence={words("sentence", { name, day })}
      actions={<LinkButton href="/patients">{words("back")}</LinkButton>}
    >
      <div className="grid items-start gap-5 desk:grid-cols-[minmax(0,1fr)_22rem]">
        <Card>
          <p className="mb-4 max-w-prose">{words("body")}</p>
          <Callout state="look" title={words("what")} className="mb-5">
            {words("facts")}
          </Callout>
          <OpenInEmergency patientId={patientId} />
        </Card>
        <Card title={words("treaters")}>
          {treaterNames.length === 0 ? words("noTreaters") : null}
          <ul>
            {treaterNames.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Card>
      </div>
    </Page>
  );
}
