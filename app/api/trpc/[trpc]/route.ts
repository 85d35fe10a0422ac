import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { NextRequest } from "next/server";
import { isFromElsewhere, requestContext } from "#server/api/request-context.ts";
import { appRouter } from "#server/api/root.ts";

/** Transport only. A request that another site makes for the browser is refused before anything is read. */
async function answer(request: NextRequest): Promise<Response> {
  if (isFromElsewhere(request.headers)) return new Response(null, { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => requestContext(request.headers, request.cookies),
  });
}

export { answer as GET, answer as POST };
