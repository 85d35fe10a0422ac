import { useLocale, useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { QuestionnaireView } from "#server/questionnaires/contract.ts";
import { licenceMarks } from "./questionnaire-marks.ts";

/** Whose list it is, under which licence, and where its text comes from. */
export function QuestionnaireFacts({ list }: { list: QuestionnaireView }) {
  const words = useTranslations("questionnaires");
  const locale = useLocale();
  const format = useFormat();
  const day = list.date ? new Date(list.date) : null;
  const isDay = day !== null && !Number.isNaN(day.getTime());
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
    [
      words("view.date"),
      isDay ? format.dateTime(day, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : list.date,
    ],
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
