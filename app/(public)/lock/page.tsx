import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Search } from "#app/search.ts";
import { Door } from "#components/people/door.tsx";
import { nextPath } from "#components/people/next-path.ts";
import { ProviderButton } from "#components/people/provider-button.tsx";
import { SomebodyElse } from "#components/people/somebody-else.tsx";
import { UnlockForm } from "#components/people/unlock-form.tsx";
import { currentSession } from "#server/api/caller.ts";
import { env } from "#server/env.ts";

type Asked = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.lock"))("title") };
}

const intros = { password: "intro", oidc: "introOidc", demo: "introDemo" } as const;

/** A screen that locked by itself or by hand: back with one proof. */
export default async function LockPage({ searchParams }: Asked) {
  const next = nextPath((await searchParams).next);
  const [words, session] = await Promise.all([getTranslations("people.lock"), currentSession()]);
  if (!session) redirect("/sign-in");
  if (session.state !== "locked") redirect(next);
  const { method, actor } = session;
  return (
    <Door title={words("heading")} intro={words(intros[method], { name: actor.name })} below={<SomebodyElse />}>
      {method === "oidc" ? (
        <ProviderButton name={env().OIDC_NAME} next={next} />
      ) : (
        <UnlockForm next={next} asksPassword={method === "password"} />
      )}
    </Door>
  );
}
