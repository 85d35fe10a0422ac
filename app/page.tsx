import { redirect } from "next/navigation";
import { ownScreens } from "#app/shell.ts";
import { screens } from "#components/layout/screens.ts";
import { currentSession } from "#server/api/caller.ts";

/** Redirects to the first screen in the reader's navigation. */
export default async function StartPage() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  const [first] = await ownScreens();
  redirect(first ? screens[first].path : "/profile");
}
