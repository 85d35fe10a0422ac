import { redirect } from "next/navigation";
import type { ShellContents } from "#components/layout/shell-contents.ts";
import { currentSession, serverApi } from "#server/api/caller.ts";
import { screensOf } from "#server/api/screens.ts";

/** What the frame shows. Who is not signed in, or locked, is brought to the door: comfort, the procedures refuse anyway. */
export async function shellContents(): Promise<ShellContents> {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  if (session.state === "halfway") redirect("/sign-in/second-factor");
  if (session.state === "locked") redirect("/lock");
  const { actor, preferences } = session;
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
