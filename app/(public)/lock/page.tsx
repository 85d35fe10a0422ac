import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Search } from "#app/search.ts";
import { nextPath } from "#components/layout/local-path.ts";
import { LockedScreen } from "#components/people/sign-in/locked-screen.tsx";
import { currentSession } from "#server/api/caller.ts";
import { env } from "#server/env.ts";

type Asked = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.lock"))("title") };
}

/** Unlocks a session that was locked by hand or after inactivity, or lets somebody else sign in instead. */
export default async function LockPage({ searchParams }: Asked) {
  const next = nextPath((await searchParams).next);
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  if (session.state !== "locked") redirect(next);
  const { OIDC_ISSUER, OIDC_NAME, BALIE_DEMO } = env();
  const providerName = OIDC_ISSUER ? OIDC_NAME : null;
  const { method, actor } = session;
  return <LockedScreen next={next} name={actor.name} method={method} providerName={providerName} isDemo={BALIE_DEMO} />;
}
