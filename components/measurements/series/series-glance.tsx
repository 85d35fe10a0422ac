import { useTranslations } from "next-intl";
import { seriesStateMarks } from "#components/measurements/interpretation/series-state-mark.ts";
import { useStateWords, useVerdictWords } from "#components/measurements/interpretation/verdict-words.ts";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import { MeasurementChart } from "./measurement-chart.tsx";

/** One series at a glance: its sentence and its chart. */
export function SeriesGlance({ answer }: { answer: SeriesAnswer }) {
  const words = useTranslations("measurements");
  const { unit } = useValueWords(answer.kind);
  const sayState = useStateWords();
  const { head, tail } = useVerdictWords(answer);
  const { state } = answer.verdict;
  return (
    <section className="break-inside-avoid space-y-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h3 className="font-strong">
          {words(`kinds.${answer.kind}`)} <span className="font-normal text-ink-soft text-small">{unit}</span>
        </h3>
        <Badge state={seriesStateMarks[state]}>{sayState(answer.kind, state)}</Badge>
      </div>
      <p className="max-w-prose">
        <strong>{head}</strong> <span className="text-ink-soft">{tail}</span>
      </p>
      <MeasurementChart answer={answer} size="small" hasLegend={false} />
    </section>
  );
}
