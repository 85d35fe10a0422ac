import { useTranslations } from "next-intl";
import { useBothWords } from "#components/questionnaires/items/both-words.ts";
import { attentionMark } from "#components/questionnaires/items/questionnaire-marks.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { When } from "#components/ui/when.tsx";
import type { PatientQuestionnaires } from "#server/questionnaires/answers/contract.ts";

/** Responses to questionnaires that this practice did not send; a patient may share those too. */
export function UnaskedResponses({ responses }: { responses: PatientQuestionnaires["responses"] }) {
  const words = useTranslations("questionnaires.patient");
  const bothWords = useBothWords();
  const format = useFormat();
  if (responses.length === 0) return null;
  return (
    <Card title={words("unasked")} padding="bare">
      <ul className="divide-y divide-line">
        {responses.map(({ responseId, title, score, band, attention, receivedAt }) => (
          <li key={responseId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-card py-row">
            <TextLink href={`/questionnaires/responses/${responseId}`} data-walk>
              {title}
            </TextLink>
            {score === null ? null : (
              <Badge state={attentionMark(attention)}>
                {[format.number(score), band ? bothWords(band) : null].filter(Boolean).join(", ")}
              </Badge>
            )}
            <When at={receivedAt} className="ml-auto text-ink-soft text-small" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
