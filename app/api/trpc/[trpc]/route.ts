import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { NextRequest } from "next/server";
import { clientOf } from "#server/api/client.ts";
import { appRouter } from "#server/api/root.ts";
import { sessionCookieName, sessionOf } from "#server/api/session-cookie.ts";

/** Transport only. A request that another site makes for the browser is refused before anything is read. */
async function answer(request: NextRequest): Promise<Response> {
  if (isFromElsewhere(request)) return new Response(null, { status: 403 });
  const client = clientOf(request.headers);
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: async () => ({
      client,
      session: await sessionOf(request.cookies.get(sessionCookieName())?.value, client),
    }),
  });
}

function isFromElsewhere(request: NextRequest): boolean {
  const site = request.headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}

export { answer as GET, answer as POST };
