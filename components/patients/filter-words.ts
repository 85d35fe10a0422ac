import { useTranslations } from "next-intl";
import type { PatientFilter } from "#server/patients/filter-contract.ts";

/** What a filter on patients leaves: "mijn patiënten, diabetes". Empty without a filter. */
export function useFilterWords(): (filter: PatientFilter) => string {
  const words = useTranslations("patients.filters");
  const names = useTranslations("patients.programmes");
  return ({ who, programme }) =>
    [who ? words("mine").toLowerCase() : "", programme ? names(programme) : ""].filter(Boolean).join(", ");
}
