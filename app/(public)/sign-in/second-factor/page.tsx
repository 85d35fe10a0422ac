import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Search } from "#app/search.ts";
import { ArrivalEnrolment } from "#components/people/arrival-enrolment.tsx";
import { Door } from "#components/people/door.tsx";
import { nextPath } from "#components/people/next-path.ts";
import { SecondFactorForm } from "#components/people/second-factor-form.tsx";
import { SomebodyElse } from "#components/people/somebody-else.tsx";
import { currentSession, serverApi } from "#server/api/caller.ts";

type Asked = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.secondFactor"))("title") };
}

/** The second step; for who has none yet, setting it up. */
export default async function SecondFactorPage({ searchParams }: Asked) {
  const { next } = await searchParams;
  const session = await currentSession();
  if (!session || session.state === "locked") redirect("/sign-in");
  if (session.state === "active") redirect(nextPath(next));
  const api = await serverApi();
  const arrival = await api.people.arrival();
  if (arrival.hasSecondFactor) {
    const words = await getTranslations("people.secondFactor");
    return (
      <Door title={words("heading", { name: arrival.name })} below={<SomebodyElse />}>
        <SecondFactorForm next={nextPath(next)} />
      </Door>
    );
  }
  const words = await getTranslations("people.enrol");
  return (
    <Door title={words("heading")} intro={words("intro")} below={<SomebodyElse />}>
      <ArrivalEnrolment offer={await api.people.offerSecondFactor()} next={nextPath(next)} />
    </Door>
  );
}
