import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "#server/api/root.ts";

/** Calls per request; the server refuses more. */
const batchSizeMax = 10;

let client: ReturnType<typeof makeClient> | undefined;

/** Loads the client on demand, because no page needs it just to be read. A failed load is retried. */
export function loadClient(): ReturnType<typeof makeClient> {
  client ??= makeClient();
  client.catch(() => {
    client = undefined;
  });
  return client;
}

async function makeClient() {
  const { createTRPCUntypedClient, httpBatchLink } = await import("@trpc/client");
  return createTRPCUntypedClient<AppRouter>({ links: [httpBatchLink({ url: "/api/trpc", maxItems: batchSizeMax })] });
}

/** Property reads build up the path; calling the last one makes the call with the client. */
function callAt(path: readonly string[]): object {
  return new Proxy(() => undefined, {
    get: (_, name) => (typeof name === "string" ? callAt([...path, name]) : undefined),
    apply: async (_, __, [input, options]) => {
      const client = await loadClient();
      const procedure = path.slice(0, -1).join(".");
      return path.at(-1) === "query"
        ? client.query(procedure, input, options)
        : client.mutation(procedure, input, options);
    },
  });
}

/** Guarantee: each path of the router ends in `query` or `mutate`, and calling it behaves as tRPC's own client does. */
const asClient = (calls: object) => calls as TRPCClient<AppRouter>;

/** tRPC client. Imports only the type of the router. */
export const api = asClient(callAt([]));
