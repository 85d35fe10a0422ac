"use client";

import { useRouter } from "next/navigation";
import { useCallback, useTransition } from "react";
import { showToast } from "#components/ui/toast-queue.ts";
import { useRefusal } from "./use-refusal.ts";

type ActionWords<Result> = {
  /** What the toast says afterwards; without it, the changed screen is the answer. */
  done?: string | ((result: Result) => string);
  onDone?: (result: Result) => void;
};

/**
 * One act of a person on the server: call, say how it went, read the screen anew. `run` never throws: a refusal becomes a
 * toast. For a form there is `Form`, which keeps a refusal beside the fields.
 */
export function useAction() {
  const [isPending, startTransition] = useTransition();
  const router = useRouter();
  const refusalWords = useRefusal();
  const run = useCallback(
    <Result>(call: () => Promise<Result>, words: ActionWords<Result> = {}) =>
      startTransition(async () => {
        try {
          const result = await call();
          const said = typeof words.done === "function" ? words.done(result) : words.done;
          if (said) showToast({ state: "fine", text: said });
          words.onDone?.(result);
          router.refresh();
        } catch (problem) {
          showToast({ state: "now", text: refusalWords(problem) });
        }
      }),
    [router, refusalWords],
  );
  return { run, isPending };
}
