"use client";

import { useEffect, useEffectEvent } from "react";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { actOnToast } from "#components/ui/toast-queue.ts";
import type { Undoable } from "#server/reviews/conclusion/take-over-contract.ts";
import { useSavedWords } from "./use-saved-words.ts";
import { undoTopic, useUndo, wasOffered } from "./use-undo.ts";

/** `z` undoes the last conclusion, on every screen of the round, as long as its toast is visible. A reload offers it again. */
export function UndoKey({ undoable }: { undoable: Undoable | null }) {
  const { offer } = useUndo();
  const say = useSavedWords();
  const reviewId = undoable?.reviewId;
  const offerAgain = useEffectEvent(() => {
    if (!undoable || wasOffered(undoable.reviewId)) return;
    const seconds = Math.floor((undoable.until.getTime() - Date.now()) / 1000);
    if (seconds > 0) offer(say(undoable.patient, undoable.conclusion), [undoable.reviewId], seconds);
  });
  useEffect(() => {
    if (reviewId) offerAgain();
  }, [reviewId]);
  useSingleKeys({ z: () => actOnToast(undoTopic) });
  return null;
}
