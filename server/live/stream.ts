import { onChange } from "./changes.ts";

/** Maximum concurrent streams (tabs) per session; the next one closes the oldest. */
const streamsPerSessionMax = 8;
/** Interval of keep-alives and of checking that the session is still active. */
const heartbeatMilliseconds = 20_000;

const endEvent = "event: end\ndata: session\n\n";

type Close = () => void;
const streams = new Map<string, Close[]>();

/**
 * Server-sent events of one session: the noun that changed (`event: change`), nothing else. Ends when the browser
 * disconnects, when the session ends (checked at each heartbeat and whenever people or sessions change), or when the
 * session opens too many streams.
 * @param isActive whether the session is still active.
 */
export function openStream(
  session: { sessionId: string; organizationId: string },
  signal: AbortSignal,
  isActive: () => Promise<boolean>,
): ReadableStream<Uint8Array> {
  let close: Close = () => undefined;
  return new ReadableStream({
    start(controller) {
      const text = new TextEncoder();
      const send = (line: string) => {
        try {
          controller.enqueue(text.encode(line));
        } catch {
          close();
        }
      };
      const check = async () => {
        if (await isActive().catch(() => true)) return send(": alive\n\n");
        send(endEvent);
        close();
      };
      const heartbeat = setInterval(check, heartbeatMilliseconds);
      const silence = onChange(session.organizationId, (noun) => {
        send(`event: change\ndata: ${noun ?? "*"}\n\n`);
        if (noun === null || noun === "person" || noun === "session") void check();
      });
      close = once(() => {
        clearInterval(heartbeat);
        silence();
        forget(session.sessionId, close);
        closeQuietly(controller);
      });
      signal.addEventListener("abort", close);
      remember(session.sessionId, close);
      // The browser's reconnection time, and a first byte so that it knows it is connected.
      send("retry: 3000\n\n");
    },
    cancel: () => close(),
  });
}

/** For a request without an active session: says so and ends. An error status would show up in the browser's console. */
export function endedStream(): string {
  return endEvent;
}

function remember(sessionId: string, close: Close): void {
  const own = streams.get(sessionId) ?? [];
  streams.set(sessionId, [...own, close]);
  if (own.length >= streamsPerSessionMax) own[0]?.();
}

function forget(sessionId: string, close: Close): void {
  const left = (streams.get(sessionId) ?? []).filter((other) => other !== close);
  if (left.length === 0) streams.delete(sessionId);
  else streams.set(sessionId, left);
}

function once(work: Close): Close {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}

function closeQuietly(controller: ReadableStreamDefaultController<Uint8Array>): void {
  try {
    controller.close();
  } catch {
    // The browser closed it first.
  }
}
