import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { grant } from "#server/access/access.ts";
import { type Client, systemActor } from "#server/access/actor.ts";
import { limitConnections } from "#server/access/throttling/limit-connections.ts";
import { plainAddress } from "#server/access/throttling/plain-address.ts";
import { env } from "#server/env.ts";
import { findClientName } from "#server/gateways/find-client-name.ts";
import { readHealth } from "#server/health.ts";
import { log, withRequestId } from "#server/log.ts";
import { type KeySettings, keySettings, openIssuerKeys } from "./authentication/issuer-keys.ts";
import { openRecognizer } from "./authentication/recognizer.ts";
import { openRefusals } from "./authentication/refusals.ts";
import { interactions } from "./dispatch.ts";
import type { Interaction } from "./interaction.ts";
import { type LoadLimits, loadLimits, openLoadLimit } from "./load-limit.ts";
import { serve } from "./serve.ts";

export type FhirServerOptions = {
  /** Base URL for DVAs, without a slash at the end. */
  url: string;
  /** JWKS of the demo's issuer, as JSON; null outside the demo. */
  demoKeys?: string | null;
  limits?: LoadLimits;
  keys?: KeySettings;
  table?: readonly Interaction[];
};

export type FhirServer = {
  server: Server;
  /** Logs the refusals that were counted so far. */
  flush: () => Promise<void>;
  close: () => Promise<void>;
};

const agentLengthMax = 200;

/** The HTTP server for DVAs. The caller starts listening. */
export function openFhirServer(options: FhirServerOptions): FhirServer {
  const { url, demoKeys = null, limits = loadLimits, keys = keySettings, table = interactions } = options;
  const recognizer = openRecognizer();
  const refusals = openRefusals();
  const loadLimit = openLoadLimit(limits);
  const authentication = { keys: openIssuerKeys(keys), recognizer, refusals, nameClient: cachedClientNames() };
  const receive = (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (path === "/health") return void health(response);
    if (path === "/demo/jwks" && demoKeys !== null) return sendJson(response, 200, demoKeys);
    const requestId = String(request.headers["medmij-request-id"] ?? "").slice(0, 36);
    withRequestId(/^[\w-]+$/.test(requestId) ? requestId : "none", () => {
      logWhenDone(request, response, path);
      void serve({ service: { table, authentication, loadLimit, url }, request, response, client: clientOf(request) });
    });
  };
  const server = createServer(
    {
      ...{ requestTimeout: 60_000, headersTimeout: 10_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 },
      // Node looks every half minute otherwise, and slow headers would have that long.
      connectionsCheckingInterval: 5_000,
    },
    receive,
  );
  server.on("checkContinue", receive);
  limitConnections(server, { proxies: env().TRUSTED_PROXIES });
  return {
    server,
    flush: refusals.flush,
    async close() {
      const closed = new Promise((settle) => server.close(settle));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 8_000).unref();
      await closed;
      await loadLimit.idle();
      recognizer.close();
      await refusals.close();
    },
  };
}

/** One line a request. Ids in paths are of persons, so they are left out. */
function logWhenDone(request: IncomingMessage, response: ServerResponse, path: string): void {
  const start = performance.now();
  response.once("close", () => {
    const milliseconds = Math.round(performance.now() - start);
    log().info(
      { method: request.method, path: templateOf(path), status: response.statusCode, milliseconds },
      "request",
    );
  });
}

/** "/fhir/stu3/Observation/018f…" becomes "/fhir/stu3/Observation/[id]", an unknown path "[path]". */
function templateOf(path: string): string {
  const [, fhir, version, type, rest] = path.split("/");
  if (fhir !== "fhir" || !/^(stu3|r4)$/.test(version ?? "")) return "[path]";
  if (type === undefined || type === "") return `/fhir/${version}`;
  if (!/^[A-Z][A-Za-z]{1,40}$|^metadata$/.test(type)) return `/fhir/${version}/[path]`;
  if (rest === undefined || rest === "") return `/fhir/${version}/${type}`;
  return `/fhir/${version}/${type}/${/^\$[a-z]{1,20}$/.test(rest) ? rest : "[id]"}`;
}

async function health(response: ServerResponse): Promise<void> {
  const { database } = await readHealth();
  sendJson(
    response,
    database === "ok" ? 200 : 503,
    JSON.stringify({ status: database === "ok" ? "ok" : "down", database }),
  );
}

function sendJson(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(body);
}

/** Only the hops that our own proxies added to X-Forwarded-For are trusted. */
function clientOf(request: IncomingMessage): Client {
  const { TRUSTED_PROXIES } = env();
  const given = request.headers["x-forwarded-for"];
  const hops = TRUSTED_PROXIES > 0 && typeof given === "string" ? given.split(",").map((hop) => hop.trim()) : [];
  const address = plainAddress(hops.at(-TRUSTED_PROXIES) ?? request.socket.remoteAddress ?? "");
  return { address: address || null, agent: request.headers["user-agent"]?.slice(0, agentLengthMax) ?? null };
}

const namesCachedMax = 1_000;
const namesCachedMilliseconds = 600_000;

/** Names of PGOs by host name, cached for ten minutes. */
function cachedClientNames(): (hostname: string) => Promise<string | null> {
  const known = new Map<string, { name: string | null; until: number }>();
  return async (hostname) => {
    const found = known.get(hostname);
    if (found && found.until > Date.now()) return found.name;
    const name = await findClientName(grant(systemActor("fhir"), "gateway.recognize"), hostname);
    if (known.size >= namesCachedMax) known.clear();
    known.set(hostname, { name, until: Date.now() + namesCachedMilliseconds });
    return name;
  };
}
