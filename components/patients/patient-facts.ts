import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import type { ListedPatient } from "#server/patients/contract.ts";

/** "67 jaar, 14 maart 1959": how old somebody is and when born, as it stands beside every name. */
export function useAgeWords(): (patient: Pick<ListedPatient, "ageYears" | "birthDate">) => string {
  const words = useTranslations("patients");
  const format = useFormat();
  return ({ ageYears, birthDate }) => words("age", { years: ageYears, day: format.day(birthDate, "year") });
}
