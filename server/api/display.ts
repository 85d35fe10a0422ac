import { cookies } from "next/headers";
import { cache } from "react";
import { type Display, displayCookie, parseDisplay } from "#db/terms/display.ts";
import { currentSession } from "./caller.ts";

/** The reader's display preferences: from the profile, or from the cookie before sign-in. */
export const currentDisplay = cache(async (): Promise<Display> => {
  // The page that reports that the database is unavailable still needs a language.
  const session = await currentSession().catch(() => null);
  if (session) return session.preferences;
  const jar = await cookies();
  return parseDisplay(jar.get(displayCookie)?.value);
});
