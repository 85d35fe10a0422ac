import { useLocale } from "next-intl";
import type { Localized } from "#db/terms/questionnaires.ts";

/** Picks the reader's language from a text that a questionnaire has in both. */
export function useBothWords(): (words: Localized) => string {
  const locale = useLocale();
  return (words) => (locale === "en" ? words.en : words.nl);
}
