import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import type { Client } from "#server/access/actor.ts";
import { type FoundSession, findSession, sessionHoursMax } from "#server/access/session.ts";
import { env } from "#server/env.ts";

const Ticket = z.object({ sid: z.uuid() });
export const sessionSecondsMax = sessionHoursMax * 3600;

/** Whether Balie is served over https, so that cookies can be `Secure`. */
export function isSecure(): boolean {
  return env().BALIE_URL.startsWith("https:");
}

/** `__Host-` binds the cookie to this host and path; browsers accept it over https only. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-balie.session" : "balie.session";
}

/** The session id in the encrypted cookie; null when the cookie is not ours, was changed or has expired. */
async function readTicket(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  const claims = await decode({ token: cookie, secret: env().BALIE_SECRET }).catch(() => null);
  return Ticket.safeParse(claims).data?.sid ?? null;
}

/** The session named by a request's cookie, looked up on every request. */
export async function sessionOf(cookie: string | undefined, client: Client): Promise<FoundSession | null> {
  const sessionId = await readTicket(cookie);
  return sessionId === null ? null : findSession(sessionId, client, new Date());
}

/** The options shared by all sign-in cookies. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const;
}

/** An encrypted cookie value that holds only the session id. */
export function writeTicket(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: env().BALIE_SECRET, maxAge: sessionSecondsMax });
}
