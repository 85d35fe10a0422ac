"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { showToast } from "#components/ui/toast-queue.ts";
import { undoSecondsMax } from "#db/terms/reviews.ts";
import type { TakenBack } from "#server/reviews/contract.ts";
import { keepTakenBack } from "./taken-back.ts";

/** The toasts that offer it: only the last conclusion has one. */
export const undoTopic = "review";

/** Takes back what was just concluded and goes to whom it was about; `offer` says so in a toast, as long as it can be done. */
export function useUndo() {
  const words = useTranslations("reviews.undo");
  const router = useRouter();
  const { run, isPending } = useAction();
  const undo = (reviewIds: readonly string[]) =>
    run(
      async () => {
        const returned: TakenBack[] = [];
        for (const reviewId of reviewIds) returned.push(await api.reviews.undo.mutate({ reviewId }));
        return returned;
      },
      {
        done: (returned) => words("done", { count: returned.length }),
        onDone: (returned) => {
          returned.forEach(keepTakenBack);
          const [first] = returned;
          router.push(first && returned.length === 1 ? `/round/${first.patientId}` : "/round");
        },
      },
    );
  const offer = (text: string, reviewIds: readonly string[]) =>
    showToast({
      state: "fine",
      text,
      about: undoTopic,
      seconds: undoSecondsMax,
      action: { label: words("verb"), onPress: () => undo(reviewIds) },
    });
  return { undo, offer, isPending };
}
