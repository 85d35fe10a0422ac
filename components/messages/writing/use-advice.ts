import { useEffect, useMemo, useState } from "react";
import { coach } from "#server/messages/writing/coach-rules.ts";
import type { Advice } from "#server/messages/writing/contract.ts";
import { carriedPlaces } from "./carried-places.ts";

/** So long after the last key the text is read, so that no key waits for it. Own choice, 2026-11-30. */
const restMilliseconds = 300;

export type AdviceOnText = Advice & {
  text: string;
  /** False until the first reading, when nothing is known yet. */
  isRead: boolean;
};

/** Nothing is read before somebody rests: the first reading takes longer than later ones. */
const nothing: Advice = { findings: [], reading: { words: 0, sentences: 0, syllables: 0, score: null, band: null } };

/** What the coach says of a text, in this browser. Between two readings its findings move along with what is typed. */
export function useAdvice(text: string): AdviceOnText {
  const [read, setRead] = useState({ text: "", advice: nothing });
  useEffect(() => {
    if (text === read.text) return;
    const timer = window.setTimeout(() => setRead({ text, advice: coach(text) }), restMilliseconds);
    return () => window.clearTimeout(timer);
  }, [text, read.text]);
  return useMemo(
    () => ({
      ...read.advice,
      text,
      isRead: read.text.trim() !== "",
      findings: carriedPlaces(read.advice.findings, read.text, text),
    }),
    [read, text],
  );
}
