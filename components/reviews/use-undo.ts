"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { showToast } from "#components/ui/toast-queue.ts";
import { undoSecondsMax } from "#db/terms/reviews.ts";

/** The toasts that offer it: only the last conclusion has one. */
export const undoTopic = "review";

/** Takes back what was just concluded and goes to whom it was about; `offer` says so in a toast, as long as it can be done. */
export function useUndo() {
  const words = useTranslations("reviews.undo");
  const router = useRouter();
  const { run, isPending } = useAction();
  const undo = (reviewIds: readonly string[]) =>
    run(() => takeBack(reviewIds), {
      done: ({ returned, keptCount }) => words("done", { count: returned.length, kept: keptCount }),
      onDone: ({ returned }) => {
        const [first] = returned;
        router.push(first && returned.length === 1 ? `/round/${first.patientId}` : "/round");
      },
    });
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

/** Each for itself: what can no longer be taken back of one patient keeps nothing of another. */
async function takeBack(
  reviewIds: readonly string[],
): Promise<{ returned: { patientId: string }[]; keptCount: number }> {
  const outcomes = await Promise.allSettled(reviewIds.map((reviewId) => api.reviews.undo.mutate({ reviewId })));
  const returned = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const refused = outcomes.find((one) => one.status === "rejected");
  if (returned.length === 0 && refused) throw refused.reason;
  return { returned, keptCount: outcomes.length - returned.length };
}
