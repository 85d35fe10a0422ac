"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { filterIn, roundAddress } from "#components/reviews/round/round-address.ts";
import { showToast } from "#components/ui/toast-queue.ts";
import { undoSecondsMax } from "#db/terms/reviews.ts";

/** Topic of the undo toasts: a new one replaces the last. */
export const undoTopic = "review";

/** What was offered since this page was loaded: a toast that was closed does not come back. */
const offered = new Set<string>();

export function wasOffered(reviewId: string): boolean {
  return offered.has(reviewId);
}

/** Undoes the last conclusion and goes to that patient, within the filter; `offer` shows it in a toast for as long as it is possible. */
export function useUndo() {
  const words = useTranslations("reviews.undo");
  const search = useSearchParams();
  const filter = filterIn({ who: search.get("who"), programme: search.get("programme") });
  const { run, isPending } = useAction();
  const undo = (reviewIds: readonly string[]) =>
    run(() => takeBack(reviewIds), {
      done: ({ returned, keptCount }) => words("done", { count: returned.length, kept: keptCount }),
      goTo: ({ returned }) => {
        const [first] = returned;
        return roundAddress(first && returned.length === 1 ? first.patientId : null, filter);
      },
    });
  const offer = (text: string, reviewIds: readonly string[], seconds: number = undoSecondsMax) => {
    for (const reviewId of reviewIds) offered.add(reviewId);
    const left = (count: number) => words("left", { seconds: count });
    const action = { label: words("verb"), onPress: () => undo(reviewIds), left };
    showToast({ state: "fine", text, about: undoTopic, seconds, action });
  };
  return { undo, offer, isPending };
}

/** One by one, so that a review that is too late to undo does not block the others. */
async function takeBack(
  reviewIds: readonly string[],
): Promise<{ returned: { patientId: string }[]; keptCount: number }> {
  const outcomes = await Promise.allSettled(reviewIds.map((reviewId) => api.reviews.undo.mutate({ reviewId })));
  const returned = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const refused = outcomes.find((one) => one.status === "rejected");
  if (returned.length === 0 && refused) throw refused.reason;
  return { returned, keptCount: outcomes.length - returned.length };
}
