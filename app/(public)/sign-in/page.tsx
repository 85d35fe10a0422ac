import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Search } from "#app/search.ts";
import { nextPath } from "#components/layout/local-path.ts";
import { ProviderButton } from "#components/people/sign-in/provider-button.tsx";
import { RefusalNotice } from "#components/people/sign-in/refusal-notice.tsx";
import { SignInForm } from "#components/people/sign-in/sign-in-form.tsx";
import { SignInFrame } from "#components/people/sign-in-frame.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { currentSession } from "#server/api/caller.ts";
import { env } from "#server/env.ts";

type Asked = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Asked) {
  const { next, error } = await searchParams;
  const [words, session] = await Promise.all([getTranslations("people.signIn"), currentSession()]);
  // Somebody who is at work and whom the provider refused (while binding their account) reads why.
  if (session?.state === "active" && error === undefined) redirect(nextPath(next));
  const { OIDC_ISSUER, OIDC_NAME, BALIE_DEMO } = env();
  return (
    <SignInFrame title={words("heading")} below={<p>{words("help")}</p>}>
      <div className="space-y-5">
        {typeof error === "string" ? <RefusalNotice told={error} /> : null}
        {BALIE_DEMO ? (
          <Callout state="note" actions={<LinkButton href="/demo">{words("chooseDemo")}</LinkButton>}>
            {words("demo")}
          </Callout>
        ) : null}
        {OIDC_ISSUER ? (
          <>
            <ProviderButton label={words("oidc", { name: OIDC_NAME })} next={nextPath(next)} isNewcomer />
            <p className="text-center text-body text-ink-soft">{words("or")}</p>
          </>
        ) : null}
        <SignInForm next={nextPath(next)} />
      </div>
    </SignInFrame>
  );
}
