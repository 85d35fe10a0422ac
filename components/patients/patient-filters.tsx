"use client";

import { useTranslations } from "next-intl";
import { ChoiceFilter } from "#components/table/filters.tsx";
import { programmes } from "#db/terms/patients.ts";

/** Side by side on a phone. */
const half = "max-pane:w-[calc(50%-0.375rem)]";

/** Two filters of a list of patients, in a bar: whom the reader treats, and a programme. Kept in the URL. */
export function PatientFilters() {
  const words = useTranslations("patients.filters");
  const names = useTranslations("patients.programmes");
  return (
    <>
      <ChoiceFilter
        className={half}
        name="who"
        label={words("who")}
        everything={words("everybody")}
        choices={[{ id: "mine", label: words("mine") }]}
      />
      <ChoiceFilter
        className={half}
        name="programme"
        label={names("label")}
        everything={words("all")}
        choices={programmes.map((id) => ({ id, label: names(id) }))}
      />
    </>
  );
}
