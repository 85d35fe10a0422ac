import { useTranslations } from "next-intl";
import { dayStart, dayStartOf, daysFrom } from "#components/chart/time-axis.ts";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { Card } from "#components/ui/card.tsx";
import { addDays } from "#server/calendar/days.ts";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import { MeasurementChart } from "./measurement-chart.tsx";

/** Every series as a chart over the same days, one above the other, so that events line up. */
export function MeasurementPictures({ answers }: { answers: SeriesAnswer[] }) {
  const words = useTranslations("measurements.orders");
  const drawn = answers.filter((answer) => answer.points.length > 0);
  const [first] = drawn;
  if (!first) return null;
  const moments = drawn.flatMap((answer) => answer.points.map((point) => point.at.getTime()));
  const until = dayStartOf(addDays(first.until, 1));
  const from = Math.min(dayStart(Math.min(...moments)), daysFrom(until, -4));
  return (
    <Card title={words("chart-title")}>
      <div className="space-y-4">
        {drawn.map((answer) => (
          <PictureOf key={answer.kind} answer={answer} span={{ from, until }} />
        ))}
      </div>
    </Card>
  );
}

function PictureOf({ answer, span }: { answer: SeriesAnswer; span: { from: number; until: number } }) {
  const words = useTranslations("measurements.kinds");
  const { unit } = useValueWords(answer.kind);
  return (
    <section className="break-inside-avoid">
      <h3 className="font-strong">
        {words(answer.kind)} <span className="font-normal text-ink-soft text-small">{unit}</span>
      </h3>
      <MeasurementChart answer={answer} size="small" span={span} hasLegend={false} />
    </section>
  );
}
