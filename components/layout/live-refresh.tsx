"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Changes that come together are read together. */
const gatherMs = 400;

/** Reads the screen anew when something changed for the organization; the server says that, never what. */
export function LiveRefresh() {
  const router = useRouter();
  useEffect(() => {
    const events = new EventSource("/api/events");
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const onChange = () => {
      clearTimeout(gathering);
      gathering = setTimeout(() => router.refresh(), gatherMs);
    };
    const onEnd = () => {
      events.close();
      router.refresh();
    };
    events.addEventListener("change", onChange);
    events.addEventListener("end", onEnd);
    return () => {
      clearTimeout(gathering);
      events.close();
    };
  }, [router]);
  return null;
}
