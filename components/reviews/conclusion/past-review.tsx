"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { When } from "#components/ui/when.tsx";
import type { PastReview } from "#server/reviews/conclusion/contract.ts";
import { UndoReview } from "./undo-review.tsx";

/**
 * The last conclusion, with the block for the HIS: one key copies it and marks it as transferred. `soep` is null if
 * something newer is open, because its figures do not belong to this conclusion.
 */
export function PastReviewCard({ review, soep }: { review: PastReview; soep: string | null }) {
  const words = useTranslations("reviews.past");
  const conclusions = useTranslations("reviews.conclusions");
  const named = useTranslations("reviews.adjust.named");
  const { run, isPending } = useAction();
  const copy = () =>
    run(
      async () => {
        await navigator.clipboard.writeText(soep ?? "");
        await api.reviews.takeOver.mutate({ reviewId: review.reviewId });
      },
      { done: words("copied") },
    );
  useSingleKeys(soep === null ? {} : { c: copy });
  return (
    <Card
      title={words("title")}
      aside={review.takenOverAt ? <Badge state="fine">{words("takenOver")}</Badge> : null}
      foot={
        soep === null && !review.undoUntil ? undefined : (
          <div className="flex flex-wrap gap-2">
            {soep === null ? null : (
              <Button size="small" onPress={copy} isPending={isPending} aria-keyshortcuts="c">
                {words("copy")}
              </Button>
            )}
            {review.undoUntil ? <UndoReview reviewId={review.reviewId} until={review.undoUntil} /> : null}
          </div>
        )
      }
    >
      <p>
        {conclusions(review.conclusion)}
        {review.adjusts ? ` (${named(review.adjusts)})` : ""} · {review.reviewedByName} ·{" "}
        <When at={review.reviewedAt} />
      </p>
      {review.note ? (
        <p className="mt-2 whitespace-pre-line rounded-card border border-inside-edge border-dashed bg-inside px-3 py-2">
          {review.note}
        </p>
      ) : null}
      {review.message ? (
        <p className="mt-2 whitespace-pre-line rounded-card bg-practice px-3 py-2">{review.message.body}</p>
      ) : null}
    </Card>
  );
}
