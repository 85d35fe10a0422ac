import { redirect } from "next/navigation";
import type { Screen, ShellContents } from "#components/layout/shell-contents.ts";
import { mayDo } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import type { Permission } from "#server/access/permissions.ts";
import { currentSession, serverApi } from "#server/api/caller.ts";

/** Which permission opens which screen, in the order of the rail. */
const navigation: readonly { screen: Screen; permission: Permission }[] = [
  { screen: "today", permission: "connection.read" },
  { screen: "connection", permission: "connection.read" },
  { screen: "overview", permission: "connection.overview" },
  { screen: "register", permission: "register.decide" },
  { screen: "suppliers", permission: "supplier.maintain" },
  { screen: "people", permission: "person.list" },
  { screen: "audit", permission: "audit.read" },
];

/** The screens that this person can use; each asks the same question again when it opens. */
export function screensOf(actor: PersonActor): Screen[] {
  return navigation.filter((item) => mayDo(actor, item.permission)).map((item) => item.screen);
}

/** What the frame shows. Whoever is not signed in, or locked, is brought to the door: comfort, the procedures refuse anyway. */
export async function shellContents(): Promise<ShellContents> {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  if (session.state === "locked") redirect("/lock");
  const { actor, preferences } = session;
  const places = await (await serverApi()).people.listPlaces();
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
