import { useTranslations } from "next-intl";
import { Sparkline } from "#components/chart/sparkline.tsx";
import { seriesStateMarks } from "#components/measurements/interpretation/series-state-mark.ts";
import { useStateWords } from "#components/measurements/interpretation/verdict-words.ts";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { Link } from "#components/ui/link.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { KindFacts } from "#server/measurements/series/contract.ts";
import { shapeOf, spanMinOf } from "./series-picture.ts";

type MeasurementKindsProps = {
  kinds: KindFacts[];
  /** URL of the full series of a kind. */
  hrefOf: (kind: KindFacts["kind"]) => string;
};

/** Every kind of a patient in one line each: sparkline, latest value, state. Highest attention first. */
export function MeasurementKinds({ kinds, hrefOf }: MeasurementKindsProps) {
  return (
    <Card padding="bare">
      <ul>
        {kinds.map((facts) => (
          <KindLine key={facts.kind} facts={facts} href={hrefOf(facts.kind)} />
        ))}
      </ul>
    </Card>
  );
}

function KindLine({ facts, href }: { facts: KindFacts; href: string }) {
  const words = useTranslations("measurements");
  const say = useValueWords(facts.kind);
  const sayState = useStateWords();
  const counted = facts.latest.filter((value) => value.setAside === null && value.value !== null).toReversed();
  const newest = counted.at(-1);
  const points = counted.map(({ at, value, diastolic }) => ({ at: at.getTime(), value: value ?? 0, diastolic }));
  return (
    <li className="border-line border-t first:border-t-0">
      <Link
        href={href}
        data-walk
        scroll={false}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-card py-row hover:bg-sunken/60 pane:grid-cols-[minmax(0,1fr)_7rem_minmax(0,11rem)_13rem]"
      >
        <span className="flex min-w-0 items-center gap-1.5 font-strong">
          {words(`kinds.${facts.kind}`)}
          {facts.attention >= attentionRanks.alarm ? <Mark state="now" label={words("attention.alarm")} /> : null}
        </span>
        <span className="row-span-2 pane:row-span-1">
          {newest ? (
            <Sparkline
              label={words("chart.spark", { count: points.length, value: say.whole(newest) })}
              points={points.map(({ at, value, diastolic }) => ({ at, value, second: diastolic }))}
              band={null}
              lastShape={shapeOf(newest)}
              spanMin={spanMinOf(facts.kind)}
            />
          ) : null}
        </span>
        <span className="min-w-0">
          <span className="whitespace-nowrap tabular-nums">
            {say.whole({ value: facts.lastValue, diastolic: facts.lastDiastolic })}
          </span>{" "}
          <span className="text-ink-soft text-small">
            {facts.lastAt ? <When at={facts.lastAt} precision="day" /> : words("population.never")}
          </span>
        </span>
        <span className="col-span-2 pane:col-span-1 pane:text-right">
          <Badge state={seriesStateMarks[facts.state]}>{sayState(facts.kind, facts.state)}</Badge>
        </span>
      </Link>
    </li>
  );
}
