"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { api } from "#components/api/client.ts";
import { useKeepFirst } from "#components/api/keep-first.ts";
import { isBlank, type KeepDraftInput } from "#server/reviews/conclusion/draft-contract.ts";

const restMilliseconds = 800;

/**
 * Saves the draft shortly after the last keystroke, on unmount and before the screen locks, unless it was sent.
 * @returns when it was last saved; null if there is nothing to save, or saving failed.
 */
export function useKeptDraft(written: KeepDraftInput, begin: Date | null, isSent: RefObject<boolean>): Date | null {
  const [keptAt, setKeptAt] = useState(begin);
  const latest = useRef(written);
  const text = textOf(written);
  const kept = useRef(text);
  useEffect(() => {
    latest.current = written;
  });
  useEffect(() => {
    if (text === kept.current) return;
    const keep = () => {
      if (!isSent.current) save(latest.current, kept).then(setKeptAt);
    };
    const timer = window.setTimeout(keep, restMilliseconds);
    return () => window.clearTimeout(timer);
  }, [text, isSent]);
  const keepNow = useCallback(async () => {
    if (!isSent.current && textOf(latest.current) !== kept.current) await save(latest.current, kept);
  }, [isSent]);
  useKeepFirst(keepNow);
  useEffect(() => () => void keepNow(), [keepNow]);
  // The last text may be gone without a save: concluded at once, and undone.
  return isBlank(written) ? null : keptAt;
}

function textOf({ note, message, task }: KeepDraftInput): string {
  return JSON.stringify([note, message, task]);
}

async function save(written: KeepDraftInput, kept: RefObject<string>): Promise<Date | null> {
  kept.current = textOf(written);
  const answer = await api.reviews.keepDraft.mutate(written).catch(() => null);
  if (answer === null) kept.current = "";
  return answer?.keptAt ? new Date(answer.keptAt) : null;
}
