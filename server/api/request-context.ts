import { clientOf } from "./client.ts";
import type { ApiContext } from "./context.ts";
import { sessionCookieName, sessionOf } from "./session-cookie.ts";

/** The cookies of a request, however its carrier keeps them. */
type Jar = { get(name: string): { value: string } | undefined };

/** What a request tells before anything is asked: where it came from and whose session its cookie names. */
export async function requestContext(headers: Headers, cookies: Jar): Promise<ApiContext> {
  const client = clientOf(headers);
  return { client, session: await sessionOf(cookies.get(sessionCookieName())?.value, client) };
}

/** Whether a browser sent this because another site asked it to. */
export function isFromElsewhere(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}
