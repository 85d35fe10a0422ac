import { useTranslations } from "next-intl";
import { populationCountMax } from "#db/terms/measurements.ts";
import type { PopulationFilter } from "#server/measurements/population-contract.ts";

/** How many series the filters leave, and which those are, in one sentence. */
export function PopulationSentence({ filter, count }: { filter: PopulationFilter; count: number }) {
  const words = useTranslations("measurements");
  const { kind, state, protocol, attention, silentDays } = filter;
  const parts = [
    kind ? words(`kinds.${kind}`).toLowerCase() : "",
    state ? words(`states.${state}`).toLowerCase() : "",
    protocol ? words(`population.protocol.${protocol}`).toLowerCase() : "",
    attention ? words(`population.at-least.${attention}`).toLowerCase() : "",
    silentDays ? words("population.silent", { days: silentDays }).toLowerCase() : "",
  ].filter(Boolean);
  const isMore = count > populationCountMax;
  const total = words(isMore ? "population.series-more" : "population.series", {
    count: isMore ? populationCountMax : count,
  });
  if (parts.length === 0) return words("population.sentence", { total });
  return words("population.sentence-of", { total, parts: parts.join(", ") });
}
