"use client";

import { actOnToast } from "#components/ui/toast-queue.ts";
import { useRoundKeys } from "./use-round-keys.ts";
import { undoTopic } from "./use-undo.ts";

/** `z` takes the last conclusion back, on every screen of the round, as long as its toast is there. */
export function UndoKey() {
  useRoundKeys({ z: () => actOnToast(undoTopic) });
  return null;
}
