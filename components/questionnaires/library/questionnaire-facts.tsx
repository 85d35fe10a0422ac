import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "#components/questionnaires/items/answer-words.ts";
import { licenceMarks } from "#components/questionnaires/items/questionnaire-marks.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import type { QuestionnaireView } from "#server/questionnaires/library/contract.ts";

/** Owner, licence and source of a questionnaire. */
export function QuestionnaireFacts({ list }: { list: QuestionnaireView }) {
  const words = useTranslations("questionnaires");
  const locale = useLocale();
  const facts: [string, React.ReactNode][] = [
    [
      words("view.licence"),
      <>
        <Badge state={licenceMarks[list.licence]}>{words(`licence.${list.licence}`)}</Badge>
        <span className="block pt-1">{list.licenceText}</span>
      </>,
    ],
    [words("view.source"), list.source],
    [words("view.publisher"), list.publisher],
    [words("view.purpose"), list.purpose],
    [words("view.copyright"), list.copyright],
    [words("view.language"), new Intl.DisplayNames([locale], { type: "language" }).of(list.language)],
    [words("view.version"), list.version],
    [words("view.date"), list.date === null ? null : formatDay(list.date.slice(0, 10), locale)],
    [
      words("view.address"),
      <span key="url" className="break-all">
        {list.url}
      </span>,
    ],
  ];
  return (
    <Card title={words("view.facts")}>
      <DescriptionList facts={facts.flatMap(([term, detail]) => (detail ? [{ term, detail }] : []))} />
    </Card>
  );
}
