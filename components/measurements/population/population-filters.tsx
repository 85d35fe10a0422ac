"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { attentionNames } from "#components/measurements/interpretation/attention-mark.tsx";
import { PatientFilters } from "#components/patients/patient-filters.tsx";
import { ChoiceFilter, FilterBar } from "#components/table/filters.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { measurementKinds, seriesStates } from "#db/terms/measurements.ts";

const narrowing = ["who", "programme", "kind", "state", "protocol", "attention", "silent"];
/** Half the width, for two filters side by side on a phone. */
const half = "max-pane:w-[calc(50%-0.375rem)]";
const silences = [3, 7, 14, 30, 90];

/** Filters of the population, kept in the URL so that a view can be saved and shared. */
export function PopulationFilters() {
  const words = useTranslations("measurements");
  const path = usePathname();
  const search = useSearchParams();
  const everything = words("population.filters.all");
  return (
    <FilterBar>
      <PatientFilters />
      <ChoiceFilter
        className={half}
        name="kind"
        label={words("population.filters.kind")}
        everything={everything}
        choices={measurementKinds.map((id) => ({ id, label: words(`kinds.${id}`) }))}
      />
      <ChoiceFilter
        className={half}
        name="state"
        label={words("population.filters.state")}
        everything={everything}
        choices={seriesStates.map((id) => ({ id, label: words(`states.${id}`) }))}
      />
      <ChoiceFilter
        className={half}
        name="protocol"
        label={words("population.filters.protocol")}
        everything={everything}
        choices={(["in", "out"] as const).map((id) => ({ id, label: words(`population.protocol.${id}`) }))}
      />
      <ChoiceFilter
        className={half}
        name="attention"
        label={words("population.filters.attention")}
        everything={everything}
        choices={attentionNames.map((id) => ({ id, label: words(`population.at-least.${id}`) }))}
      />
      <ChoiceFilter
        className={half}
        name="silent"
        label={words("population.filters.silent")}
        everything={everything}
        choices={silences.map((days) => ({ id: String(days), label: words("population.silent", { days }) }))}
      />
      {narrowing.some((name) => search.has(name)) ? (
        <LinkButton look="plain" scroll={false} href={path}>
          {words("population.clear")}
        </LinkButton>
      ) : null}
    </FilterBar>
  );
}
