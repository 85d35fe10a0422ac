"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isRefreshHeld } from "./hold-refresh.ts";

/** Changes come in bursts (an import, a round): one refresh for all of them. */
const gatherMilliseconds = 400;
/** How long to wait before calling again after the session ended or locked. */
const retryMilliseconds = 60_000;

/**
 * Keeps what is on screen true: refreshes the page's data when somebody of the organization changed something. Silent while
 * the tab is hidden; catches up once when it shows again. A screen that holds it (hold-refresh.ts) says by itself what is new.
 */
export function LiveRefresh() {
  const router = useRouter();

  useEffect(() => {
    let source: EventSource | undefined;
    let gathering: number | undefined;
    let retry: number | undefined;
    let missed = false;
    let ended = false;

    const refresh = () => {
      window.clearTimeout(gathering);
      gathering = window.setTimeout(() => router.refresh(), gatherMilliseconds);
    };
    const bringIn = () => {
      if (!isRefreshHeld()) refresh();
    };
    const onChange = () => {
      ended = false;
      bringIn();
    };
    const close = () => {
      source?.close();
      source = undefined;
      window.clearTimeout(retry);
    };
    const open = () => {
      if (source || document.hidden) return;
      source = new EventSource("/api/events");
      source.addEventListener("change", onChange);
      source.addEventListener("end", () => {
        close();
        retry = window.setTimeout(open, retryMilliseconds);
        if (!ended) refresh();
        ended = true;
      });
      if (missed) bringIn();
      missed = false;
    };
    const onVisibility = () => {
      if (!document.hidden) return open();
      close();
      missed = true;
    };

    open();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      window.clearTimeout(gathering);
      close();
    };
  }, [router]);

  return null;
}
