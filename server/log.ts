import { AsyncLocalStorage } from "node:async_hooks";
import { type Logger, pino } from "pino";
import { env } from "#server/env.ts";
import { scrubFields, scrubText } from "./log-scrub.ts";

/** Context of the current request; one store per process, also across the bundles of the web server. */
type RequestMark = { requestId: string };
declare global {
  var balieRequest: AsyncLocalStorage<RequestMark> | undefined;
}
globalThis.balieRequest ??= new AsyncLocalStorage<RequestMark>();
const request = globalThis.balieRequest;

let made: Logger | undefined;

/**
 * The log of this process: one JSON line per event, on standard output. Lines hold codes, counts, ids and times; never
 * names, e-mail addresses, BSN, query strings or bodies. Every line passes `log-scrub.ts`.
 */
export function log(): Logger {
  made ??= pino({
    level: env().LOG_LEVEL,
    base: { process: env().BALIE_PROCESS, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => request.getStore() ?? {},
    formatters: { level: (label) => ({ level: label }), log: scrubFields },
    serializers: { err: (problem) => problem },
    hooks: {
      logMethod(parameters, method) {
        const [first, second, ...rest] = parameters;
        if (typeof first === "string") return method.apply(this, [scrubText(first)]);
        return method.apply(this, [first, scrubText(second ?? ""), ...rest]);
      },
    },
  });
  return made;
}

/** Adds the request id to everything logged inside `work`. */
export function withRequestId<R>(requestId: string, work: () => R): R {
  return request.run({ requestId }, work);
}
