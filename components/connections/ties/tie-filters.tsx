"use client";

import { useTranslations } from "next-intl";
import { FilterBar, SearchFilter } from "#components/table/filters.tsx";

/** Finds an organization among those that say to be somebody; kept in the URL. */
export function TieFilters() {
  const words = useTranslations("connections.confirm");
  return (
    <FilterBar>
      <SearchFilter name="q" label={words("text")} />
    </FilterBar>
  );
}
