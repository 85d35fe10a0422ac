import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { PatientQuestionnaires } from "#server/questionnaires/answers/contract.ts";
import { EndSeries } from "./end-series.tsx";

type SeriesListProps = { series: PatientQuestionnaires["series"]; canSend: boolean };

/** Recurring questionnaires of this patient, current and ended. */
export function SeriesList({ series, canSend }: SeriesListProps) {
  const words = useTranslations("questionnaires.patient");
  if (series.length === 0) return null;
  return (
    <Card title={words("series")} padding="bare">
      <ul className="divide-y divide-line">
        {series.map(({ seriesId, title, everyMonths, nextAt, endedAt }) => (
          <li key={seriesId} className="flex items-start gap-3 px-card py-row">
            <Mark state={endedAt ? "note" : "open"} className="mt-0.5" />
            <div className="min-w-0 grow">
              <p>{words("series-line", { title, months: everyMonths })}</p>
              <p className="text-ink-soft text-small">
                {endedAt
                  ? words.rich("series-ended", { when: () => <When at={endedAt} precision="day" /> })
                  : words.rich("series-next", { when: () => <When at={nextAt} precision="day" /> })}
              </p>
            </div>
            {canSend && endedAt === null ? <EndSeries seriesId={seriesId} title={title} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
