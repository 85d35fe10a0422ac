import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "#components/layout/page.tsx";
import { OwnDisplay } from "#components/people/own-display.tsx";
import { OwnSecondFactor } from "#components/people/own-second-factor.tsx";
import { OwnSessions } from "#components/people/own-sessions.tsx";
import { MailWish, NameForm, PasswordForm } from "#components/people/profile-forms.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.profile"))("title") };
}

/** What Balie knows of the reader, and what she or he may change about it. */
export default async function ProfilePage() {
  const [api, words] = await Promise.all([serverApi(), getTranslations("people.profile")]);
  const [profile, organization] = await Promise.all([api.people.profile(), api.organizations.get()]);
  const { name, email, locale, theme, density } = profile;
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
