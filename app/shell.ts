import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { subjects } from "#components/layout/palette/subjects.ts";
import { type Screen, screens } from "#components/layout/screens.ts";
import type { ShellContents, ShellKeys, ShellScreen, ShellSubject } from "#components/layout/shell-contents.ts";
import { currentSession, readerMay, serverApi } from "#server/api/caller.ts";

/**
 * Redirects a reader who is not signed in, or whose session is locked. Convenience only: the procedures check access
 * themselves.
 */
async function openSession() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  if (session.state === "halfway") redirect("/sign-in/second-factor");
  if (session.state === "locked") redirect("/lock");
  return session;
}

/** Call first in a page. A 404 for a reader who may not use the screen. Returns the actor. */
export async function openScreen(screen: Screen) {
  const { actor } = await openSession();
  if (!(await readerMay(screens[screen].permission))) notFound();
  return actor;
}

/** Like `openScreen`, for a screen that is not in the navigation: a 404 without the permission. Returns the actor. */
export async function openFor(permission: Parameters<typeof readerMay>[0]) {
  const { actor } = await openSession();
  if (!(await readerMay(permission))) notFound();
  return actor;
}

/**
 * The reader's screens, in navigation order. Hiding the others is only a convenience: each screen checks access itself.
 */
export async function ownScreens(): Promise<Screen[]> {
  const all = Object.keys(screens).filter((name): name is Screen => name in screens);
  const may = await Promise.all(all.map((screen) => readerMay(screens[screen].permission)));
  return all.filter((_, at) => may[at]);
}

/** What the reader may find or do from the palette, with its names. */
async function ownSubjects(): Promise<ShellSubject[]> {
  const words = await getTranslations();
  const may = await Promise.all(subjects.map(({ permission }) => readerMay(permission)));
  return subjects
    .filter((_, at) => may[at])
    .map((subject) => ({
      id: subject.id,
      label: words(subject.name),
      ...("aliases" in subject ? { aliases: words(subject.aliases) } : {}),
      ...("path" in subject ? { path: subject.path } : {}),
      ...("patientPath" in subject ? { patientPath: subject.patientPath } : {}),
    }));
}

/** Everything that the shell displays. */
export async function shellContents(): Promise<ShellContents> {
  const { actor, preferences } = await openSession();
  const [api, own, found, words] = await Promise.all([serverApi(), ownScreens(), ownSubjects(), getTranslations()]);
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
    screens: own.map((screen): ShellScreen => ({ screen, label: words(screens[screen].name) })),
    subjects: found,
    keys: own.flatMap((screen): ShellKeys[] => {
      const facts = screens[screen];
      if (!("keys" in facts)) return [];
      const { title, lines } = facts.keys;
      return [{ title: words(title), lines: lines.map(({ name, ...line }) => ({ label: words(name), ...line })) }];
    }),
    display: preferences,
  };
}
