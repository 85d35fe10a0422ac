"use client";

import { useTranslations } from "next-intl";
import { ChoiceFilter, FilterBar } from "#components/table/filters.tsx";
import { chainLinks, issueStates } from "#db/terms/issues.ts";

/** Filters issues by link of the chain and state, both kept in the URL. */
export function IssueFilters() {
  const words = useTranslations("issues");
  return (
    <FilterBar>
      <ChoiceFilter
        name="link"
        label={words("fields.link")}
        everything={words("all")}
        choices={chainLinks.map((id) => ({ id, label: words(`links.${id}`) }))}
      />
      <ChoiceFilter
        name="state"
        label={words("fields.state")}
        everything={words("all")}
        choices={issueStates.map((id) => ({ id, label: words(`states.${id}`) }))}
      />
    </FilterBar>
  );
}
