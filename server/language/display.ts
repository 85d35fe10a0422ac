import { cookies } from "next/headers";
import { cache } from "react";
import { type Display, displayCookie, parseDisplay } from "#db/terms/display.ts";

/** How the reader of this request wants to see Balie. */
export const currentDisplay = cache(async (): Promise<Display> => {
  const jar = await cookies();
  return parseDisplay(jar.get(displayCookie)?.value);
});
