"use client";

import { useRouter } from "next/navigation";
import { useCallback, useTransition } from "react";
import { showToast } from "#components/ui/toast-queue.ts";
import { useLoadedSoon } from "#components/ui/use-loaded-soon.ts";
import { loadClient } from "./client.ts";
import { useRefusal } from "./use-refusal.ts";
import { withProof } from "./with-proof.ts";

type ActionWords<Result> = {
  /** Text of the success toast; without it the refreshed screen is the feedback. */
  done?: string | ((result: Result) => string);
  onDone?: (result: Result) => void;
  /** The screen that follows; null, or the one that is open, is read anew. */
  goTo?: (result: Result) => string | null;
};

/**
 * Runs one mutation, reports its result, and refreshes the screen or goes to the next. `run` never throws: a refusal is shown as a toast.
 * Forms use `Form`, which shows a refusal next to the fields.
 */
export function useAction() {
  const [isPending, startTransition] = useTransition();
  const router = useRouter();
  const refusalWords = useRefusal();
  useLoadedSoon(loadClient);
  const run = useCallback(
    <Result>(call: () => Promise<Result>, words: ActionWords<Result> = {}) =>
      startTransition(async () => {
        try {
          const result = await withProof(call);
          const said = typeof words.done === "function" ? words.done(result) : words.done;
          if (said) showToast({ state: "fine", text: said });
          words.onDone?.(result);
          const next = words.goTo?.(result) ?? null;
          // Also to the screen that is open: it gives up a step to another that is still on its way.
          if (next !== null) router.push(next);
          // Reading a screen that is left would hold up the next one.
          if (next === null || next === window.location.pathname + window.location.search) router.refresh();
        } catch (problem) {
          showToast({ state: "now", text: refusalWords(problem) });
        }
      }),
    [router, refusalWords],
  );
  return { run, isPending };
}
