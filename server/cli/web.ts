import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import next from "next";
import { announceAll } from "#server/access/announce.ts";
import { closeDatabase } from "#server/access/database.ts";
import { ConfigurationError, env } from "#server/env.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { log, withRequestId } from "#server/log.ts";
import { underSupervision } from "./supervise.ts";

/** Requests that would fill the log and say nothing. */
const quiet = /^\/(_next\/static|api\/health|icon|favicon)/;

/** The web process: Next behind Node's own HTTP server, one log line a request. `--dev` recompiles while you edit. */
async function serve(): Promise<void> {
  const { PORT } = env();
  const app = next({ dev: process.argv.includes("--dev"), dir: process.cwd(), port: PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  const server = createServer(
    { requestTimeout: 600_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
    (request, response) =>
      withRequestId(markRequest(request, response), () => {
        logWhenDone(request, response);
        void handle(request, response);
      }),
  );
  server.on("upgrade", upgrade);
  await listen(server, PORT);
  log().info({ port: PORT }, "web process ready");
  underSupervision(async () => {
    const closed = new Promise((settle) => server.close(settle));
    server.closeIdleConnections();
    // Open live lines would keep the process alive for ever; browsers call again by themselves.
    setTimeout(() => server.closeAllConnections(), 1_500).unref();
    await closed;
    await closeQueue();
    await announceAll();
    await closeDatabase();
  });
}

/** The id that a proxy in front gave, when it is one, or a new one. Sent back, and on every line of the log. */
function markRequest(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers["x-request-id"];
  const requestId = typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  request.headers["x-request-id"] = requestId;
  // Without a proxy in front only the socket tells where somebody is; what the sender wrote there does not count.
  if (env().TRUSTED_PROXIES === 0) request.headers["x-forwarded-for"] = request.socket.remoteAddress;
  response.setHeader("X-Request-Id", requestId);
  return requestId;
}

function logWhenDone(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? "").split("?")[0] ?? "";
  if (quiet.test(path)) return;
  const start = performance.now();
  response.once("close", () => {
    const milliseconds = Math.round(performance.now() - start);
    log().info({ method: request.method, path, status: response.statusCode, milliseconds }, "request");
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
