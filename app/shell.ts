import { notFound, redirect } from "next/navigation";
import type { Screen, ShellContents } from "#components/layout/shell-contents.ts";
import { currentSession, readerMay, serverApi } from "#server/api/caller.ts";
import { screensOf } from "#server/api/screens.ts";

/** Who is not signed in, or locked, is brought to the door: comfort, the procedures refuse anyway. */
async function openSession() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  if (session.state === "halfway") redirect("/sign-in/second-factor");
  if (session.state === "locked") redirect("/lock");
  return session;
}

/** The first line of a screen: for whoever may not use it, it is not there. Gives the person who opened it. */
export async function openScreen(screen: Screen) {
  const { actor } = await openSession();
  if (!screensOf(actor).includes(screen)) notFound();
  return actor;
}

/** Like `openScreen`, for a screen that stands in no rail: for whoever may not do this, it is not there. */
export async function openFor(permission: Parameters<typeof readerMay>[0]) {
  const { actor } = await openSession();
  if (!(await readerMay(permission))) notFound();
  return actor;
}

/** What the frame shows. */
export async function shellContents(): Promise<ShellContents> {
  const { actor, preferences } = await openSession();
  const api = await serverApi();
  const places = await api.people.places();
  const current = places.find((place) => place.isCurrent);
  return {
    person: {
      name: actor.name,
      roles: actor.roles,
      organization: {
        organizationId: actor.organizationId,
        name: current?.organizationName ?? "",
        kind: actor.organizationKind,
      },
      otherOrganizations: places
        .filter((place) => !place.isCurrent)
        .map((place) => ({ organizationId: place.organizationId, name: place.organizationName })),
    },
    screens: screensOf(actor),
    display: preferences,
  };
}
