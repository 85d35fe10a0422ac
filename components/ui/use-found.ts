import { useEffect, useState } from "react";

const typingPauseMs = 160;

/** What the server finds for the question, asked when typing pauses; an older answer never replaces a newer one. */
export function useFound<Found>(
  find: (text: string, signal: AbortSignal) => Promise<Found[]>,
  question: string,
  lengthMin: number,
) {
  const [answer, setAnswer] = useState<{ to: string; found: Found[] }>({ to: "", found: [] });
  const isAsked = question.length >= lengthMin;
  useEffect(() => {
    if (!isAsked) return;
    const stop = new AbortController();
    const settle = (found: Found[]) => {
      if (!stop.signal.aborted) setAnswer({ to: question, found });
    };
    const pause = setTimeout(() => {
      find(question, stop.signal).then(settle, () => settle([]));
    }, typingPauseMs);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [find, question, isAsked]);
  // From the first letter on: who waits for an answer is not told that there is nothing.
  return { found: isAsked ? answer.found : [], isLooking: isAsked && answer.to !== question };
}
