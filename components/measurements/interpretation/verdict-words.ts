import { useLocale, useTranslations } from "next-intl";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { useReasonLine } from "#components/reviews/round/reason-words.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { MeasurementKind, SeriesState } from "#db/terms/measurements.ts";
import { formatTime } from "#server/calendar/spoken.ts";
import type { HomePressure } from "#server/measurements/interpretation/home-pressure-contract.ts";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import { useTargetWords } from "./target-words.ts";

/**
 * The assessment of a series in two parts: the figure, and how it compares with the target. Facts only, never a
 * diagnosis.
 */
export type VerdictWords = { head: string; tail: string };

/**
 * The state of a series in a word or two. For weight, the rule is usually about the rate of gain rather than the weight
 * itself.
 */
export function useStateWords(): (kind: MeasurementKind, state: SeriesState) => string {
  const words = useTranslations("measurements");
  return (kind, state) => words(kind === "body-weight" ? `weight-states.${state}` : `states.${state}`);
}

/** The opening sentence of a series. */
export function useVerdictWords(answer: SeriesAnswer): VerdictWords {
  const words = useTranslations("measurements.verdict");
  const say = useValueWords(answer.kind);
  const pressure = usePressureWords();
  const weight = useWeightWords();
  const glucose = useGlucoseWords();
  const range = useRangeWords(answer.kind);
  if (answer.kind === "other") return { head: words("other"), tail: words("other-more") };
  if (answer.points.length === 0 && !answer.homePressure) {
    const newest = answer.setAside.at(-1);
    const none = words(newest ? "only-aside" : "none");
    const head = newest?.setAside === "bound" ? words("beyond", { value: say.whole(newest) }) : none;
    return { head, tail: answer.protocol?.isRunning ? words("none-running") : "" };
  }
  if (answer.homePressure) return pressure(answer, answer.homePressure);
  if (answer.weightChange) return weight(answer, answer.weightChange);
  if (answer.kind === "blood-glucose") return glucose(answer);
  return range(answer);
}

function usePressureWords() {
  const words = useTranslations("measurements.verdict");
  const say = useValueWords("blood-pressure");
  const targets = useTargetWords("blood-pressure");
  const format = useFormat();
  return ({ verdict, targets: agreed }: SeriesAnswer, home: HomePressure): VerdictWords => {
    const done = home.isProtocol ? words("done", { done: home.doneCount, expected: home.expectedCount }) : "";
    const need = { count: home.countedCount, min: home.readingsMin, daysMin: home.daysMin };
    if (home.count === 0) return { head: words("none-yet"), tail: done };
    if (!home.average) return { head: words("pressure-none"), tail: `${words("not-enough", need)} ${done}` };
    const average = say.whole({ value: home.average.systolic, diastolic: home.average.diastolic });
    const head = words("average", { average });
    if (!home.isEnough) return { head: `${head} ${words("so-far")}`, tail: `${words("not-enough", need)} ${done}` };
    const [first, last] = [home.countedFrom ?? home.from, home.countedUntil ?? home.until];
    const numberOf = (day: string) => home.days.find((one) => one.day === day)?.number ?? 1;
    const span =
      home.isProtocol && home.isDayOneLeftOut
        ? words("on-days", { first: numberOf(first), last: numberOf(last) })
        : words("from-until", { from: format.day(first), until: format.day(last) });
    const state = words(`state.${verdict.state}`, { target: targets.all(agreed) });
    return { head: `${head} ${span}:`, tail: `${state} ${done}` };
  };
}

function useWeightWords() {
  const words = useTranslations("measurements.verdict");
  const say = useValueWords("body-weight");
  return ({ verdict }: SeriesAnswer, change: NonNullable<SeriesAnswer["weightChange"]>): VerdictWords => {
    const limit = verdict.rules.find(({ rule }) => rule === "body-weight.gain")?.values.gain;
    const hours = { hours: change.hours, days: Math.round(change.hours / 24) };
    const gain =
      change.gain <= 0
        ? words("weight-same", hours)
        : words("weight-gain", { ...hours, gain: say.whole({ value: change.gain }) });
    const agreed = typeof limit === "number" ? say.whole({ value: limit }) : "";
    const state = agreed ? words(change.isBeyond ? "weight-beyond" : "weight-within", { limit: agreed }) : "";
    return { head: words("last", { value: say.whole({ value: change.latest }) }), tail: `${gain} ${state}` };
  };
}

function useGlucoseWords() {
  const words = useTranslations("measurements.verdict");
  const say = useValueWords("blood-glucose");
  const reasons = useReasonLine();
  // The average of all moments has no target of its own: what is judged says by itself what it is about.
  return ({ average, count, verdict }: SeriesAnswer): VerdictWords => ({
    head: words("average-of", { average: say.whole({ value: average }), count }),
    tail:
      verdict.state === "insufficient" ? words("state.insufficient", { target: "" }) : `${reasons(verdict.reasons)}.`,
  });
}

function useRangeWords(kind: SeriesAnswer["kind"]) {
  const words = useTranslations("measurements.verdict");
  const say = useValueWords(kind);
  const targets = useTargetWords(kind);
  const locale = useLocale();
  return ({ points, average, averageDiastolic, count, verdict, targets: agreed }: SeriesAnswer): VerdictWords => {
    const last = points.at(-1);
    const day = last ? formatTime(last.at, new Date(), locale, "day") : "";
    const state = words(`state.${verdict.state}`, { target: targets.all(agreed) });
    const mean = words("average-over", { average: say.whole({ value: average, diastolic: averageDiastolic }), count });
    return {
      head: words("last-on", { value: last ? say.whole(last) : "–", day }),
      tail: count > 1 ? `${state} ${mean}` : state,
    };
  };
}
