import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { When } from "#components/ui/when.tsx";
import type { ResponseView } from "#server/questionnaires/response-contract.ts";
import { AnswerLines } from "./answer-lines.tsx";
import { FlaggedAnswers } from "./flagged-answers.tsx";
import { ResponseScore } from "./response-score.tsx";
import { ScoreTrend } from "./score-trend.tsx";

/** One response as a person reads it: what must be seen first, the score and its course, then every answer under its question. `hasTitle`: where a screen shows more than this list. */
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

/** When it was answered, when it came in and through whom. */
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
