import { useTranslations } from "next-intl";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { AlarmCondition } from "#server/measurements/contract.ts";
import { useKindWords } from "./value-words.ts";

type PartialCondition = { [Name in keyof AlarmCondition]?: AlarmCondition[Name] | null };

/** When an alarm goes off, as people would say it: "boven 180 mmHg, of 3 dagen geen waarde". Empty while nothing is chosen. */
export function useAlarmWords() {
  const words = useTranslations("measurements.alarms");
  const sayOf = useKindWords();
  return (kind: MeasurementKind, condition: PartialCondition): string => {
    const { above, below, secondAbove, rise, riseHours, silentDays } = condition;
    const value = (figure: number) => sayOf(kind).whole({ value: figure });
    const told = [
      isFigure(above) ? words("conditions.above", { value: value(above) }) : "",
      isFigure(below) ? words("conditions.below", { value: value(below) }) : "",
      isFigure(secondAbove) ? words("conditions.secondAbove", { value: value(secondAbove) }) : "",
      isFigure(rise) && isFigure(riseHours) ? words("conditions.rise", { value: value(rise), hours: riseHours }) : "",
      isFigure(silentDays) ? words("conditions.silentDays", { days: silentDays }) : "",
    ];
    return told.filter(Boolean).join(words("or"));
  };
}

function isFigure(figure: number | null | undefined): figure is number {
  return typeof figure === "number" && Number.isFinite(figure);
}
