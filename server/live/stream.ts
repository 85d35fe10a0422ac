import { onChange } from "./changes.ts";

/** Tabs of one session that may listen at the same time; the next one closes the oldest. */
const streamsPerSessionMax = 8;
/** How often the stream shows that it is alive and looks whether its session still is. */
const heartbeatMilliseconds = 20_000;

const endEvent = "event: end\ndata: session\n\n";

type Close = () => void;
const streams = new Map<string, Close[]>();

/**
 * Server-sent events of one session: the noun in which something changed (`event: change`), nothing else. Ends when the
 * browser goes, when the session does (looked up at each heartbeat and whenever people or sessions change), or when the
 * same session opens too many.
 * @param isActive whether the session still is in force.
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
      // How long the browser waits before it calls again, and a first byte so that it knows it is connected.
      send("retry: 3000\n\n");
    },
    cancel: () => close(),
  });
}

/** For whoever has no session in force: says so and ends. An error status would be an error in the browser's console. */
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
