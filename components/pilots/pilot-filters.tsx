"use client";

import { useTranslations } from "next-intl";
import { ChoiceFilter, FilterBar } from "#components/table/filters.tsx";
import { pilotKinds, pilotStages } from "#db/terms/pilots.ts";

/** Filters pilots by kind and stage, both kept in the URL. */
export function PilotFilters() {
  const words = useTranslations("pilots");
  return (
    <FilterBar>
      <ChoiceFilter
        name="kind"
        label={words("fields.kind")}
        everything={words("all")}
        choices={pilotKinds.map((id) => ({ id, label: words(`kinds.${id}`) }))}
      />
      <ChoiceFilter
        name="stage"
        label={words("fields.stage")}
        everything={words("all")}
        choices={pilotStages.map((id) => ({ id, label: words(`stages.${id}`) }))}
      />
    </FilterBar>
  );
}
