"use client";

import { useTranslations } from "next-intl";
import { ChoiceFilter, FilterBar } from "#components/table/filters.tsx";
import { taskFilters } from "#db/terms/questionnaires.ts";

type TaskFiltersProps = { lists: { questionnaireId: string; title: string }[] };

/** Filters sent questionnaires by state and questionnaire, both kept in the URL. */
export function TaskFilters({ lists }: TaskFiltersProps) {
  const words = useTranslations("questionnaires");
  return (
    <FilterBar>
      <ChoiceFilter
        name="state"
        label={words("sent.filter-state")}
        choices={taskFilters.map((state) => ({ id: state, label: words(`state.${state}`) }))}
        everything={words("sent.all-states")}
      />
      <ChoiceFilter
        name="list"
        label={words("sent.filter-list")}
        choices={lists.map((list) => ({ id: list.questionnaireId, label: list.title }))}
        everything={words("sent.all-lists")}
      />
    </FilterBar>
  );
}
