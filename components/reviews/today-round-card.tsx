import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { RoundProgress } from "#server/reviews/contract.ts";

/** The round on Today: how many wait and how long that takes; no name. */
export function TodayRoundCard({ progress }: { progress: RoundProgress }) {
  const words = useTranslations("reviews");
  const { waitingCount, reviewedCount, minutes, isMore } = progress;
  const all = waitingCount + reviewedCount;
  if (waitingCount === 0) {
    return (
      <Card title={words("today.title")}>
        <EmptyState size="small" kind="done" title={words("round.none")}>
          {words("round.noneBody")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title={words("today.title")} foot={<LinkButton href="/round">{words("today.all")}</LinkButton>}>
      <div className="space-y-3">
        <p>{words(isMore ? "round.sentenceMany" : "round.sentence", { count: waitingCount, minutes })}</p>
        <Progress
          label={words("round.progress")}
          value={reviewedCount}
          maximum={all}
          words={words("round.progressWords", { done: reviewedCount, all })}
        />
      </div>
    </Card>
  );
}
