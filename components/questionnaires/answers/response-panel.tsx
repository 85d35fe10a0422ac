import { useTranslations } from "next-intl";
import { AnswerLines } from "#components/questionnaires/items/answer-lines.tsx";
import { FlaggedAnswers } from "#components/questionnaires/library/flagged-answers.tsx";
import { ResponseScore } from "#components/questionnaires/scoring/response-score.tsx";
import { ScoreTrend } from "#components/questionnaires/scoring/score-trend.tsx";
import { Card } from "#components/ui/card.tsx";
import { When } from "#components/ui/when.tsx";
import type { ResponseView } from "#server/questionnaires/answers/contract.ts";

/**
 * One response: flagged answers first, then the score and its trend, then every question with its answer. `hasTitle`:
 * on a screen that shows more than this questionnaire.
 */
export function ResponsePanel({ response, hasTitle = false }: { response: ResponseView; hasTitle?: boolean }) {
  const words = useTranslations("questionnaires.response");
  const licence = useTranslations("questionnaires.licence");
  const { questionnaire, score } = response;
  return (
    <div className="space-y-5">
      <div>
        {hasTitle ? <h2 className="font-strong text-large">{questionnaire.title}</h2> : null}
        <ResponseOrigin response={response} />
      </div>
      <FlaggedAnswers flagged={response.flagged} />
      {score ? (
        <div className="grid items-start gap-5 desk:grid-cols-2">
          <ResponseScore score={score} />
          {score.trend.length > 1 ? <ScoreTrend score={score} /> : null}
        </div>
      ) : null}
      <Card title={words("answers")} padding="bare">
        <AnswerLines lines={response.lines} />
        <p className="border-line border-t px-card py-3 text-ink-soft text-small">
          {words("list-facts", {
            title: questionnaire.title,
            version: questionnaire.version,
            licence: licence(questionnaire.licence),
            source: questionnaire.source,
          })}
        </p>
      </Card>
    </div>
  );
}

/** When it was answered, when it was received, and through which DVA. */
function ResponseOrigin({ response }: { response: ResponseView }) {
  const words = useTranslations("questionnaires.response");
  const through = [response.origin.pgoName, response.origin.gatewayName].filter(Boolean).join(", ");
  return (
    <p className="flex flex-wrap gap-x-1.5 text-ink-soft">
      <span>{words.rich("answered", { when: () => <When at={response.authoredAt} /> })}</span>
      <span aria-hidden="true">·</span>
      <span>{words.rich("received", { when: () => <When at={response.receivedAt} /> })}</span>
      {through ? (
        <>
          <span aria-hidden="true">·</span>
          <span>{words("from", { name: through })}</span>
        </>
      ) : null}
      {response.reviewedAt ? (
        <>
          <span aria-hidden="true">·</span>
          <span>
            {words.rich("reviewed", { when: () => <When at={response.reviewedAt ?? response.receivedAt} /> })}
          </span>
        </>
      ) : null}
    </p>
  );
}
