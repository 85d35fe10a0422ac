"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { api } from "#components/api/client.ts";
import type { KeepDraftInput } from "#server/reviews/draft-contract.ts";

const restMilliseconds = 800;

/**
 * Keeps what is being written, a moment after the last key and when the form goes away; not what was sent.
 * @returns when it was kept last; null while there is nothing to keep, or it could not be kept.
 */
export function useKeptDraft(written: KeepDraftInput, begin: Date | null, isSent: RefObject<boolean>): Date | null {
  const [keptAt, setKeptAt] = useState(begin);
  const latest = useRef(written);
  const kept = useRef(textOf(written));
  const text = textOf(written);
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
  useEffect(
    () => () => {
      if (!isSent.current && textOf(latest.current) !== kept.current) void save(latest.current, kept);
    },
    [isSent],
  );
  return keptAt;
}

function textOf({ note, reply, task }: KeepDraftInput): string {
  return JSON.stringify([note, reply, task]);
}

async function save(written: KeepDraftInput, kept: RefObject<string>): Promise<Date | null> {
  kept.current = textOf(written);
  const answer = await api.reviews.keepDraft.mutate(written).catch(() => null);
  if (answer === null) kept.current = "";
  return answer?.keptAt ? new Date(answer.keptAt) : null;
}
