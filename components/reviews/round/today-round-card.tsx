import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RoundProgress } from "#server/reviews/round/contract.ts";
import { roundAddress } from "./round-address.ts";

/** The round on Today: how many patients wait and the estimated time; no names. */
export function TodayRoundCard({ progress }: { progress: RoundProgress }) {
  const words = useTranslations("reviews");
  const { waitingCount, reviewedCount, minutes, isMore, handedCount } = progress;
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
        {handedCount > 0 ? (
          <p>
            <TextLink href={roundAddress(null, { who: "mine" })}>
              {words("today.handed", { count: handedCount })}
            </TextLink>
          </p>
        ) : null}
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
