import { useTranslations } from "next-intl";
import { meaningOf } from "#db/terms/observation-codes.ts";
import type { SentCode } from "#server/measurements/values/contract.ts";

/** Our own name for a known code, else the display name it came with. */
export function useCodeWords() {
  const words = useTranslations("fhir.meanings");
  return (codes: readonly SentCode[]): string => {
    const told = codes.map((one) => {
      const meaning = meaningOf(one);
      return meaning ? words(meaning) : (one.display ?? one.code ?? "");
    });
    return [...new Set(told)].filter(Boolean).join(", ");
  };
}
