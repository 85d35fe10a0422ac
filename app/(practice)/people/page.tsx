import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { OrganizationForm } from "#components/organizations/organization-form.tsx";
import { SignedInPeople } from "#components/people/sessions/signed-in-people.tsx";
import { InvitePerson } from "#components/people/staff/invite-person.tsx";
import { OpenInvitations } from "#components/people/staff/open-invitations.tsx";
import { PeopleTable } from "#components/people/staff/people-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { currentSession, readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.list"))("title") };
}

/** Who works here, which sessions are active, and which invitations are open. */
export default async function PeoplePage() {
  await openScreen("people");
  const [api, words, session, manages, seesSessions, seesLinks] = await Promise.all([
    serverApi(),
    getTranslations("people"),
    currentSession(),
    readerMay("person.invite"),
    readerMay("session.list"),
    readerMay("invitation.list"),
  ]);
  const [people, organization, sessions, invitations] = await Promise.all([
    api.people.list(),
    api.organizations.get(),
    seesSessions ? api.people.sessions() : [],
    seesLinks ? api.people.invitations() : [],
  ]);
  const online = people.filter((person) => person.sessionCount > 0).length;
  const place = { organizationName: organization.name, organizationKind: organization.kind };
  return (
    <Page
      name={words("list.title")}
      sentence={words("list.sentence", { count: people.length, organization: organization.name })}
      more={words("list.more", { online })}
      actions={manages ? <InvitePerson kind={organization.kind} /> : undefined}
    >
      <Card padding="bare">
        <PeopleTable people={people} place={place} ownPersonId={session?.actor.personId ?? ""} manages={manages} />
      </Card>
      {invitations.length > 0 ? (
        <Card title={words("invitations.title")} padding="bare">
          <OpenInvitations invitations={invitations} manages={manages} />
        </Card>
      ) : null}
      {manages ? (
        <Card title={words("organization.title")}>
          <OrganizationForm organization={organization} />
        </Card>
      ) : null}
      {seesSessions ? (
        <Card title={words("sessions.title")} padding="bare">
          <SignedInPeople sessions={sessions} manages={manages} />
        </Card>
      ) : null}
    </Page>
  );
}
