import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Search } from "#app/search.ts";
import { nextPath } from "#components/layout/local-path.ts";
import { ArrivalEnrolment } from "#components/people/second-factor/arrival-enrolment.tsx";
import { SecondFactorForm } from "#components/people/sign-in/second-factor-form.tsx";
import { SwitchAccount } from "#components/people/sign-in/switch-account.tsx";
import { SignInFrame } from "#components/people/sign-in-frame.tsx";
import { currentSession, serverApi } from "#server/api/caller.ts";

type Asked = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.secondFactor"))("title") };
}

/** Asks for the second factor, or sets it up for a person who has none yet. */
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
      <SignInFrame title={words("heading", { name: arrival.name })} below={<SwitchAccount />}>
        <SecondFactorForm next={nextPath(next)} />
      </SignInFrame>
    );
  }
  const words = await getTranslations("people.enrol");
  return (
    <SignInFrame title={words("heading")} intro={words("intro")} below={<SwitchAccount />}>
      <ArrivalEnrolment offer={await api.people.offerSecondFactor()} next={nextPath(next)} />
    </SignInFrame>
  );
}
