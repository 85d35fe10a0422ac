import { clientOf } from "./client.ts";
import { sessionCookieName, sessionOf } from "./session-cookie.ts";
import { type ApiContext, beginContext } from "./trpc.ts";

/** The cookies of a request, from Next's store or from a plain request. */
type Jar = { get(name: string): { value: string } | undefined };

/** The context of a request before any permission check: where it came from and the session named by its cookie. */
export async function requestContext(headers: Headers, cookies: Jar): Promise<ApiContext> {
  const client = clientOf(headers);
  return beginContext(client, await sessionOf(cookies.get(sessionCookieName())?.value, client));
}

/** Whether another site made the browser send this request (cross-site request forgery). */
export function isCrossSite(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}
