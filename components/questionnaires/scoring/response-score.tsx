import { useTranslations } from "next-intl";
import { useBothWords } from "#components/questionnaires/items/both-words.ts";
import { attentionMark } from "#components/questionnaires/items/questionnaire-marks.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { When } from "#components/ui/when.tsx";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { ScoreView } from "#server/questionnaires/scoring/contract.ts";
import { ScoreScale } from "./score-scale.tsx";

/**
 * The score with its interpretation, its position on the scale, and whether the change is larger than measurement
 * error.
 */
export function ResponseScore({ score }: { score: ScoreView }) {
  const words = useTranslations("questionnaires.response");
  const bothWords = useBothWords();
  const format = useFormat();
  if (score.scales.length > 0) return <ScaleScores score={score} />;
  if (score.score === null) return <NoScore score={score} />;
  const band = score.bands.find(({ code }) => code === score.band?.code);
  const figure = format.number(score.score);
  return (
    <Card title={words("score")}>
      <div className="space-y-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-strong text-display tabular-nums">
            {score.max === null ? figure : words("score-of", { score: figure, max: score.max })}
          </span>
          {score.band ? (
            <Badge state={band ? attentionMark(attentionRanks[band.attention]) : "note"}>
              {bothWords(score.band.label)}
            </Badge>
          ) : null}
        </p>
        <ScoreScale score={score} />
        <ScoreChange score={score} />
        <ScoreSource score={score} />
      </div>
    </Card>
  );
}

/** A questionnaire with several scales has no score as a whole. */
function ScaleScores({ score }: { score: ScoreView }) {
  const words = useTranslations("questionnaires.response");
  const format = useFormat();
  return (
    <Card title={words("scores")}>
      <div className="space-y-3">
        <dl className="divide-y divide-line">
          {score.scales.map(({ code, label, score: figure, missing, change }) => (
            <div key={code} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2">
              <dt className="min-w-0">{label}</dt>
              <dd className="text-right">
                {figure === null ? (
                  <Badge state="unknown">{words("not-computable")}</Badge>
                ) : (
                  <span className="font-strong tabular-nums">{format.number(figure)}</span>
                )}
                {change ? (
                  <span className="text-ink-soft">
                    {" "}
                    {words.rich("before", {
                      score: change.from,
                      when: () => <When at={change.fromAt} precision="day" />,
                    })}
                  </span>
                ) : null}
              </dd>
              {missing.length > 0 ? (
                <p className="basis-full text-ink-soft text-small">
                  {words("scale-missing", { questions: missing.join("; ") })}
                </p>
              ) : null}
            </div>
          ))}
        </dl>
        <ScoreSource score={score} />
      </div>
    </Card>
  );
}

function ScoreChange({ score }: { score: ScoreView }) {
  const words = useTranslations("questionnaires.response");
  const { change } = score;
  if (!change) return null;
  const isLowerWorse = score.worse === "lower";
  const keys = {
    better: isLowerWorse ? "better-up" : "better",
    worse: isLowerWorse ? "worse-down" : "worse",
    "within-chance": "within-chance",
    unknown: "unknown",
  } as const;
  return (
    <p className="max-w-prose">
      {words(`change.${keys[change.is]}`, { difference: Math.abs(change.difference) })}{" "}
      <span className="text-ink-soft">
        {words.rich("before", { score: change.from, when: () => <When at={change.fromAt} precision="day" /> })}
      </span>
    </p>
  );
}

/** Why there is no score: the answers that are missing, or an expression that failed. */
function NoScore({ score }: { score: ScoreView }) {
  const words = useTranslations("questionnaires.response");
  return (
    <Card title={words("score")} aside={<Badge state="unknown">{words("not-computable")}</Badge>}>
      <div className="space-y-3">
        {score.missing.length === 0 ? <p>{words("expression-failed")}</p> : <p>{words("not-computable-body")}</p>}
        <ul className="list-disc space-y-1 pl-5">
          {score.missing.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <ScoreSource score={score} />
      </div>
    </Card>
  );
}

function ScoreSource({ score }: { score: ScoreView }) {
  const words = useTranslations("questionnaires.response");
  return (
    <div className="space-y-0.5 text-ink-soft text-small">
      {score.smallestDifference && score.score !== null ? <p>{words("smallest", score.smallestDifference)}</p> : null}
      <p>{words("source", { version: score.scoringVersion, source: score.scoringSource })}</p>
    </div>
  );
}
