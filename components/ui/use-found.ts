import { useEffect, useState } from "react";

const typingPauseMs = 160;

/** What the server finds for the question, asked when typing pauses; an older answer never replaces a newer one. */
export function useFound<Found>(
  find: (text: string, signal: AbortSignal) => Promise<Found[]>,
  question: string,
  lengthMin: number,
) {
  const [found, setFound] = useState<Found[]>([]);
  const [isLooking, setIsLooking] = useState(false);
  useEffect(() => {
    if (question.length < lengthMin) {
      setFound([]);
      return;
    }
    const stop = new AbortController();
    const pause = setTimeout(async () => {
      setIsLooking(true);
      try {
        const answer = await find(question, stop.signal);
        if (!stop.signal.aborted) setFound(answer);
      } catch {
        if (!stop.signal.aborted) setFound([]);
      } finally {
        if (!stop.signal.aborted) setIsLooking(false);
      }
    }, typingPauseMs);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [find, question, lengthMin]);
  return { found, isLooking };
}
