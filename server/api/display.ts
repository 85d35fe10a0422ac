import { cookies } from "next/headers";
import { cache } from "react";
import { type Display, displayCookie, parseDisplay } from "#db/terms/display.ts";
import { currentSession } from "./caller.ts";

/** How the reader of this request wants to see Balie: as the person keeps it, before signing in as the cookie does. */
export const currentDisplay = cache(async (): Promise<Display> => {
  // A page that says that the database is away must still know its language.
  const session = await currentSession().catch(() => null);
  if (session) return session.preferences;
  const jar = await cookies();
  return parseDisplay(jar.get(displayCookie)?.value);
});
