"use client";

import { useTranslations } from "next-intl";
import { ChoiceFilter, FilterBar } from "#components/table/filters.tsx";
import { listKinds } from "#db/terms/register.ts";

/** Filters the history by list; kept in the URL. */
export function VersionFilters() {
  const words = useTranslations("register");
  const choices = listKinds.map((list) => ({ id: list, label: words(`list.${list}.name`) }));
  return (
    <FilterBar>
      <ChoiceFilter name="list" label={words("versions.filter")} choices={choices} everything={words("versions.all")} />
    </FilterBar>
  );
}
