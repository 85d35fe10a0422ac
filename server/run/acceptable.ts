import type { IncomingMessage, ServerResponse } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/** What Balie answers; a `Request` of the web cannot even be made of TRACE and CONNECT. */
const methods = ["GET", "HEAD", "POST", "OPTIONS"];

/** Refuses what no browser sends and Next breaks on: another method, a target that is no path, a broken state of its router. Returns whether the request goes on. */
export function isAcceptable({ method = "", url = "", headers }: IncomingMessage, response: ServerResponse): boolean {
  if (!methods.includes(method)) {
    response.writeHead(405, { Allow: methods.join(", "), Connection: "close" }).end();
    return false;
  }
  // RFC 9112 §3.2: a proxy is asked with a whole address, a server with a path. RFC 3986 §7.3: a null byte in one is an attack on what reads it;
  // PostgreSQL stores none.
  if (!url.startsWith("/") || url.includes("%00") || !URL.canParse(url, "http://localhost")) {
    response.writeHead(400, { Connection: "close" }).end();
    return false;
  }
  // tRPC would also take the forms that a page elsewhere can send without asking.
  if (
    method === "POST" &&
    url.startsWith("/api/trpc/") &&
    !/^application\/json\b/i.test(headers["content-type"] ?? "")
  ) {
    response.writeHead(415, { Connection: "close" }).end();
    return false;
  }
  if (!isRouterState(headers["next-router-state-tree"])) {
    response.writeHead(400, { Connection: "close" }).end();
    return false;
  }
  return true;
}

/** Next answers a state that it cannot read with 500, so it is judged first, by Next's own rule. */
function isRouterState(header: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}
