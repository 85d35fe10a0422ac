import { useTranslations } from "next-intl";
import { useWho } from "#components/patients/patient-facts.ts";
import type { ReviewConclusion } from "#db/terms/reviews.ts";
import type { ToldPatient } from "#server/patients/contract.ts";

/** "Henk van Dijk, geboren 2 nov 1947: Bijstellen bewaard". */
export function useSavedWords() {
  const words = useTranslations("reviews.undo");
  const conclusions = useTranslations("reviews.conclusions");
  const who = useWho();
  return (patient: ToldPatient, conclusion: ReviewConclusion) =>
    words("saved", { who: who(patient), conclusion: conclusions(conclusion) });
}
