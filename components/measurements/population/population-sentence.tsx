import { useTranslations } from "next-intl";
import { useFilterWords } from "#components/patients/filter-words.ts";
import { populationCountMax } from "#db/terms/measurements.ts";
import type { PopulationFilter } from "#server/measurements/population/contract.ts";

/** How many series match the filters, and which these are, in one sentence. */
export function PopulationSentence({ filter, count }: { filter: PopulationFilter; count: number }) {
  const words = useTranslations("measurements");
  const sayPatients = useFilterWords();
  const { kind, state, protocol, attention, silentDays } = filter;
  const parts = [
    sayPatients(filter),
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
