import { useTranslations } from "next-intl";
import { useKindWords } from "#components/measurements/values/value-words.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { AlarmCondition } from "#server/measurements/assessment/contract.ts";

type PartialCondition = { [Name in keyof AlarmCondition]?: AlarmCondition[Name] | null };

/** The condition of an alarm as text: "boven 180 mmHg, of 3 dagen geen waarde". Empty if there is no condition. */
export function useAlarmWords() {
  const words = useTranslations("measurements.alarms");
  const sayOf = useKindWords();
  return (kind: MeasurementKind, condition: PartialCondition): string => {
    const { above, below, diastolicAbove, rise, riseHours, silentDays } = condition;
    const value = (figure: number) => sayOf(kind).whole({ value: figure });
    const told = [
      isFigure(above) ? words("conditions.above", { value: value(above) }) : "",
      isFigure(below) ? words("conditions.below", { value: value(below) }) : "",
      isFigure(diastolicAbove) ? words("conditions.diastolicAbove", { value: value(diastolicAbove) }) : "",
      isFigure(rise) && isFigure(riseHours) ? words("conditions.rise", { value: value(rise), hours: riseHours }) : "",
      isFigure(silentDays) ? words("conditions.silentDays", { days: silentDays }) : "",
    ];
    return told.filter(Boolean).join(words("or"));
  };
}

type NextReceivers = { others: string[]; thenTeam: boolean; minutes: number };

/** Who gets an alarm that its first receiver does not handle, as a sentence. Empty if nobody does. */
export function useNextWords() {
  const words = useTranslations("measurements.alarm-form");
  return ({ others, thenTeam, minutes }: NextReceivers): string => {
    const names = thenTeam ? [...others, words("team")] : others;
    if (names.length === 0) return "";
    return words("passes-on", { minutes, names: names.join(words("and-then")) });
  };
}

function isFigure(figure: number | null | undefined): figure is number {
  return typeof figure === "number" && Number.isFinite(figure);
}
