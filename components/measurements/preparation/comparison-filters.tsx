"use client";

import { useTranslations } from "next-intl";
import { ChoiceFilter, DayFilter, FilterBar } from "#components/table/filters.tsx";

type ComparisonFiltersProps = {
  /** The days on which somebody concluded, as people say them, newest first. */
  contacts: { id: string; label: string }[];
  /** The day now compared with; null: there is none yet. */
  day: string | null;
  today: string;
};

/** With which day the sheet compares: one on which somebody concluded, or any other. */
export function ComparisonFilters({ contacts, day, today }: ComparisonFiltersProps) {
  const words = useTranslations("measurements.preparation.compared");
  return (
    <FilterBar>
      {contacts.length > 0 ? (
        <ChoiceFilter name="since" label={words("contact")} everything={words("last")} choices={contacts} />
      ) : null}
      <DayFilter name="since" label={words(contacts.length > 0 ? "date" : "only-date")} max={today} shown={day} />
    </FilterBar>
  );
}
