import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "#components/layout/page.tsx";
import { OwnDisplay } from "#components/people/profile/own-display.tsx";
import { MailWish, NameForm, PasswordForm } from "#components/people/profile/profile-forms.tsx";
import { OwnSecondFactor } from "#components/people/second-factor/own-second-factor.tsx";
import { OwnSessions } from "#components/people/sessions/own-sessions.tsx";
import { ProviderButton } from "#components/people/sign-in/provider-button.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";
import { env } from "#server/env.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.profile"))("title") };
}

/** The reader's own account, and what they may change about it. */
export default async function ProfilePage() {
  const [api, words] = await Promise.all([serverApi(), getTranslations("people.profile")]);
  const [profile, organization] = await Promise.all([api.people.profile(), api.organizations.get()]);
  const { name, email, locale, theme, density } = profile;
  const { OIDC_ISSUER, OIDC_NAME } = env();
  return (
    <Page name={words("title")} sentence={words("sentence", { name })} more={words("more", { email })}>
      <div className="grid items-start gap-5 desk:grid-cols-2">
        <div className="space-y-5">
          <Card title={words("name.title")}>
            <NameForm name={name} />
          </Card>
          <Card title={words("password.title")}>
            {profile.hasPassword ? <PasswordForm /> : <p className="text-ink-soft">{words("password.none")}</p>}
          </Card>
          {OIDC_ISSUER ? (
            <Card title={words("provider.title", { name: OIDC_NAME })}>
              {profile.hasOidc ? (
                <p className="text-ink-soft">{words("provider.bound")}</p>
              ) : (
                <div className="space-y-4">
                  <p className="text-ink-soft">{words("provider.body", { name: OIDC_NAME })}</p>
                  <ProviderButton label={words("provider.bind", { name: OIDC_NAME })} next="/profile" />
                </div>
              )}
            </Card>
          ) : null}
        </div>
        <div className="space-y-5">
          <Card title={words("secondFactor.title")}>
            <OwnSecondFactor since={profile.secondFactorSince} recoveryCodesLeft={profile.recoveryCodesLeft} />
          </Card>
          <Card title={words("mail.title")}>
            <MailWish wants={profile.mailOnConnectionChange} organization={organization.name} />
          </Card>
        </div>
      </div>
      <Card title={words("display.title")}>
        <OwnDisplay display={{ locale, theme, density }} />
      </Card>
      <Card title={words("sessions.title")} padding="bare">
        <OwnSessions sessions={profile.sessions} />
      </Card>
    </Page>
  );
}
