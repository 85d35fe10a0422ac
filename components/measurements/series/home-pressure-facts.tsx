import { useTranslations } from "next-intl";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { Callout } from "#components/ui/callout.tsx";
import type { ProtocolFacts } from "#server/measurements/interpretation/contract.ts";
import type { HomePressure, Pressure } from "#server/measurements/interpretation/home-pressure-contract.ts";
import { type Figure, FigureRow } from "./figure-row.tsx";
import { PressureDays } from "./pressure-days.tsx";

type HomePressureFactsProps = { home: HomePressure; protocol: ProtocolFacts | null };

/**
 * A week of home blood pressure: averages by part of the day, which readings were taken, and what the practice
 * measured.
 */
export function HomePressureFacts({ home, protocol }: HomePressureFactsProps) {
  const words = useTranslations("measurements.home");
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-start gap-x-10 gap-y-4">
        <div className="min-w-0 max-w-108">
          <FigureRow figures={useFigures(home)} />
        </div>
        {home.days.length > 0 ? <PressureDays home={home} protocol={protocol} /> : null}
      </div>
      {home.digits?.isNoticed ? (
        <Callout state="look" title={words("digits")}>
          {words("digits-body", { share: Math.round(home.digits.zeroShare) })}
          {home.digits.thirtiesPerForties !== null && home.digits.thirtiesPerForties >= 2
            ? ` ${words("digits-thirties", { ratio: home.digits.thirtiesPerForties })}`
            : null}
        </Callout>
      ) : null}
    </div>
  );
}

function useFigures(home: HomePressure): Figure[] {
  const words = useTranslations("measurements.home");
  const say = useValueWords("blood-pressure");
  const bare = (pressure: Pressure) => say.bare({ value: pressure.systolic, diastolic: pressure.diastolic });
  const figures: (Figure | false)[] = [
    home.average !== null && {
      label: words("average"),
      value: bare(home.average),
      note: words("counted", { count: home.countedCount }),
    },
    home.morning !== null && { label: words("morning"), value: bare(home.morning) },
    home.evening !== null && { label: words("evening"), value: bare(home.evening) },
    home.dayOne !== null && {
      label: words("day-one"),
      value: bare(home.dayOne),
      note: home.isDayOneLeftOut ? words("left-out") : words("counts"),
    },
    home.practice !== null && { label: words("practice"), value: bare(home.practice) },
    home.difference !== null && {
      label: words("difference"),
      value: `${say.signed(home.difference.systolic)}/${say.signed(home.difference.diastolic)}`,
      note: words("difference-note"),
    },
  ];
  return figures.filter((figure) => figure !== false);
}
