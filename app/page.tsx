import { redirect } from "next/navigation";
import { currentSession } from "#server/api/caller.ts";

/** The door: whoever is signed in starts at Today. */
export default async function StartPage() {
  const session = await currentSession();
  redirect(session ? "/today" : "/sign-in");
}
