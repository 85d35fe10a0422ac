import type { NextRequest } from "next/server";
import { clientOf } from "#server/api/client.ts";
import { sessionCookieName, sessionOf } from "#server/api/session-cookie.ts";
import { endedStream, openStream } from "#server/live/stream.ts";

export const dynamic = "force-dynamic";

/** Server-sent events: only "something changed in <noun>", for the organization of the session. */
export async function GET(request: NextRequest): Promise<Response> {
  const cookie = request.cookies.get(sessionCookieName())?.value;
  const client = clientOf(request.headers);
  const session = await sessionOf(cookie, client);
  const headers = { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" };
  if (session?.state !== "active") return new Response(endedStream(), { headers });
  const { sessionId, organizationId } = session.actor;
  const isActive = async () => {
    const now = await sessionOf(cookie, client);
    return now?.state === "active" && now.actor.organizationId === organizationId;
  };
  return new Response(openStream({ sessionId, organizationId }, request.signal, isActive), { headers });
}
