import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import next from "next";
import { announceAll } from "#server/access/change.ts";
import { closeDatabase } from "#server/access/database.ts";
import { limitConnections } from "#server/access/throttling/limit-connections.ts";
import { ConfigurationError, env } from "#server/env.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { log, withRequestId } from "#server/log.ts";
import { isAcceptable } from "./acceptable.ts";
import { limitBody } from "./body-limits.ts";
import { readRoutes, templateOf } from "./route-templates.ts";
import { underSupervision } from "./supervise.ts";

/** Requests that would only fill the log. */
const quiet = /^\/(_next\/static|api\/health|icon|favicon)/;

/** The longest upload, a list of the register, takes minutes on a slow line (other bodies have less: body-limits.ts); headers never do. */
const connectionLimits = {
  requestTimeout: 600_000,
  headersTimeout: 10_000,
  // Node looks every half minute otherwise, and slow headers would have that long.
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
};

/** The web process: Next behind Node's own HTTP server, one log line per request. `--dev` recompiles while you edit. */
async function serve(): Promise<void> {
  const { PORT, TRUSTED_PROXIES } = env();
  const isDevelopment = process.argv.includes("--dev");
  const app = next({ dev: isDevelopment, dir: process.cwd(), port: PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  const routes = readRoutes();
  const receive = (request: IncomingMessage, response: ServerResponse) =>
    withRequestId(markRequest(request, response), () => {
      logWhenDone(request, response, routes);
      if (isAcceptable(request, response) && limitBody(request, response)) void handle(request, response);
    });
  const server = createServer(connectionLimits, receive);
  // Without this Node itself asks for a body that is refused.
  server.on("checkContinue", receive);
  limitConnections(server, { proxies: TRUSTED_PROXIES });
  server.on("upgrade", isDevelopment ? app.getUpgradeHandler() : (_, socket) => socket.destroy());
  await listen(server, PORT);
  log().info({ port: PORT }, "web process ready");
  underSupervision(async () => {
    const closed = new Promise((settle) => server.close(settle));
    server.closeIdleConnections();
    // Open event streams would keep the process alive forever; browsers reconnect by themselves.
    setTimeout(() => server.closeAllConnections(), 1_500).unref();
    await closed;
    await closeQueue();
    await announceAll();
    await closeDatabase();
  });
}

/** The valid X-Request-Id of a proxy in front, or a new one. Returned in the response, and on every log line. */
function markRequest(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers["x-request-id"];
  const requestId = typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  request.headers["x-request-id"] = requestId;
  // Without a proxy only the socket's address is reliable; the client's own header is overwritten.
  if (env().TRUSTED_PROXIES === 0) request.headers["x-forwarded-for"] = request.socket.remoteAddress;
  response.setHeader("X-Request-Id", requestId);
  return requestId;
}

function logWhenDone(request: IncomingMessage, response: ServerResponse, routes: readonly string[]): void {
  const path = (request.url ?? "").split("?")[0] ?? "";
  if (quiet.test(path)) return;
  const start = performance.now();
  response.once("close", () => {
    const milliseconds = Math.round(performance.now() - start);
    log().info(
      { method: request.method, path: templateOf(path, routes), status: response.statusCode, milliseconds },
      "request",
    );
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((settle, fail) => server.once("error", fail).listen(port, settle));
}

try {
  await serve();
} catch (problem) {
  console.error(problem instanceof ConfigurationError ? problem.message : problem);
  process.exit(1);
}
