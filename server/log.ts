import { AsyncLocalStorage } from "node:async_hooks";
import { type Logger, pino } from "pino";
import { env } from "#server/env.ts";
import { scrubFields, scrubText } from "./log-scrub.ts";

/** What is known of the request that is being answered; one store per process, also across bundles of the web server. */
type RequestMark = { requestId: string };
declare global {
  var balieRequest: AsyncLocalStorage<RequestMark> | undefined;
}
globalThis.balieRequest ??= new AsyncLocalStorage<RequestMark>();
const request = globalThis.balieRequest;

let made: Logger | undefined;

/**
 * The log of this process: one JSON line an event, on standard output. Lines hold codes, counts, ids and times; never
 * names, e-mail addresses, BSN, query strings or bodies. Everything passes `log-scrub.ts` on its way out.
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

/** Everything logged inside `work` carries the id of the request. */
export function withRequestId<R>(requestId: string, work: () => R): R {
  return request.run({ requestId }, work);
}
