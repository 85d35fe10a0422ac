import { useEffect, useState } from "react";

const typingPauseMs = 160;

/** Searches on the server when typing pauses; an older response never replaces a newer one, and a failure is not "nothing found". */
export function useSearch<Found>(
  find: (text: string, signal: AbortSignal) => Promise<Found[]>,
  question: string,
  lengthMin: number,
) {
  const [answer, setAnswer] = useState<{ to: string; found: Found[]; hasFailed?: boolean }>({ to: "", found: [] });
  const isAsked = question.length >= lengthMin;
  useEffect(() => {
    if (!isAsked) return;
    const stop = new AbortController();
    const settle = (found: Found[], hasFailed = false) => {
      if (!stop.signal.aborted) setAnswer({ to: question, found, hasFailed });
    };
    const pause = setTimeout(() => {
      find(question, stop.signal).then(settle, () => settle([], true));
    }, typingPauseMs);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [find, question, isAsked]);
  // Looking from the first keystroke on, so that "nothing found" does not flash during the pause.
  const isLooking = isAsked && answer.to !== question;
  return {
    found: isAsked ? answer.found : [],
    isLooking,
    hasFailed: isAsked && !isLooking && answer.hasFailed === true,
  };
}
