"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isRefreshHeld } from "./hold-refresh.ts";
import { tellLiveNews } from "./live-news.ts";

/** Changes come in bursts (an import, a round), so they share one refresh. */
const gatherMilliseconds = 400;
/** Who looks or writes where (server/consults/drafts) changes nothing on a screen but the line that follows it itself. */
const passing: readonly string[] = ["consult-presence"];
/** Delay before reconnecting after the session ended or was locked. */
const retryMilliseconds = 60_000;

/**
 * Refreshes the page when somebody in the organization changed something (server-sent events). Disconnects while the
 * tab is hidden and refreshes once when it becomes visible again. Screens that hold refreshes (hold-refresh.ts)
 * announce changes themselves.
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
    const onChange = ({ data }: MessageEvent<string>) => {
      ended = false;
      tellLiveNews(data);
      if (!passing.includes(data)) bringIn();
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
