import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { NextRequest } from "next/server";
import { isCrossSite, requestContext } from "#server/api/request-context.ts";
import { appRouter } from "#server/api/root.ts";
import { retryAfter } from "#server/retry-after.ts";

/** Transport only. Cross-site requests are refused before anything is read. */
async function answer(request: NextRequest): Promise<Response> {
  if (isCrossSite(request.headers)) return new Response(null, { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    maxBatchSize: 10,
    createContext: () => requestContext(request.headers, request.cookies),
    responseMeta: ({ errors }) => ({ headers: retryAfter(errors.map(({ cause }) => cause)) }),
  });
}

export { answer as GET, answer as POST };
