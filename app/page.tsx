import { redirect } from "next/navigation";
import { screens } from "#components/layout/shell-contents.ts";
import { currentSession } from "#server/api/caller.ts";
import { screensOf } from "#server/api/screens.ts";

/** The door: whoever is signed in starts at the first screen of their rail. */
export default async function StartPage() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  const first = screensOf(session.actor)[0];
  redirect(first ? screens[first] : "/profile");
}
