"use client";

import { useEffect } from "react";

/** Below this much of the window stands the composer; what is under it was not seen. */
const composerShare = 0.65;

/** Brings the newest message into sight, on opening and whenever one came in; one that is in sight already stays where it is. */
export function ShowNewest({ messageId }: { messageId: string }) {
  useEffect(() => {
    // After the router has scrolled to the top of a new screen.
    const frame = requestAnimationFrame(() => {
      const newest = document.querySelector(`[data-message="${messageId}"]`);
      if (newest && newest.getBoundingClientRect().top > window.innerHeight * composerShare) {
        newest.scrollIntoView({ block: "center" });
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [messageId]);
  return null;
}
